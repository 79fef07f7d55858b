package ledger.compartment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import ledger.compartment.SeededLedger.RawAnswer;
import ledger.log.LogEntry;
import ledger.transparency.TreeHash;

/// Makes answers of two ledgers comparable, and changes no more of them than it has to:
///
/// - hashes in the tree, and commitments, of which an entry is a part that is not the same in both,
///   are replaced by which entries they are of; all others stay
/// - signatures over such a tree are replaced by a word; so is, of whatever had one of these in it,
///   a code for a camera, the tag (`ETag`) and the length: a code is longer or shorter by chance
/// - what is drawn by lot for each answer (against forged requests; a new draft and its page; the
///   tag of a bundle) is left out, and so are the time of day in the header `Date`, and
///   `Connection`, which says that a connection had its hundred requests
final class Masks {

  private static final Pattern BASE64 =
      Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{43}=?(?![A-Za-z0-9+/_=-])");
  private static final Pattern SIGNATURE =
      Pattern.compile("((?:—|\u00e2\u0080\u0094) \\S+ )[A-Za-z0-9+/]{40,}(?:={0,2}|\\.\\.\\.)");
  private static final Pattern CODE = Pattern.compile("<path d=\"M[0-9hvzMm ,-]{400,}\">");
  private static final Pattern LOT =
      Pattern.compile("((?:name=\"(?:_csrf|draft|act\\.:page)\" value=\"|draft=))[^\"&]*");

  /// Where no tree is in the answers.
  static final Masks NONE = new Masks(List.of(), _ -> false);

  /// By the hash, in the form of [#plain].
  private final Map<String, String> names = new HashMap<>();

  /// The same, byte for byte, as they stand in tiles and bundles.
  private final Map<String, String> raw = new HashMap<>();

  private final List<TreeHash> leaves;
  private final LongPredicate differs;

  /// @param differs the positions of entries that are not the same in both ledgers
  Masks(List<LogEntry> entries, LongPredicate differs) {
    this.leaves = entries.stream().map(LogEntry::hash).toList();
    this.differs = differs;
    for (var entry : entries)
      if (differs.test(entry.position()))
        name(entry.leaf().commitment(), "«commitment " + entry.position() + "»");
    for (int size = 1; size <= leaves.size(); size++) hash(0, size);
  }

  private final Map<Long, TreeHash> hashes = new HashMap<>();

  private TreeHash hash(int from, int to) {
    var key = from * 1_000_000L + to;
    var known = hashes.get(key);
    if (known != null) return known;
    TreeHash hash;
    if (to - from == 1) hash = leaves.get(from);
    else {
      int middle = from + Integer.highestOneBit(to - from - 1);
      hash = TreeHash.node(hash(from, middle), hash(middle, to));
    }
    hashes.put(key, hash);
    for (long i = from; i < to; i++)
      if (differs.test(i)) {
        name(hash.bytes(), "«entries " + from + " to " + to + "»");
        break;
      }
    return hash;
  }

  private void name(byte[] hash, String name) {
    names.put(plain(Base64.getEncoder().encodeToString(hash)), name);
    raw.put(new String(hash, StandardCharsets.ISO_8859_1), name);
  }

  private static String plain(String base64) {
    return base64.replace('-', '+').replace('_', '/').replace("=", "");
  }

  /// @return all of an answer as text
  String of(RawAnswer answer) {
    var type = answer.headers().getOrDefault("content-type", List.of("")).getFirst();
    var told = body(type, answer.body());
    var body = masked(told);
    var headers = new TreeMap<>(answer.headers());
    headers.remove("date");
    headers.remove("connection");
    headers.replaceAll((_, values) -> values.stream().map(this::masked).toList());
    if (!body.equals(told) || type.equals("application/zip")) {
      headers.replace("etag", List.of("«tag»"));
      headers.replace("content-length", List.of("«length»"));
    }
    headers.computeIfPresent(
        "set-cookie",
        (_, values) ->
            values.stream()
                .map(value -> value.replaceFirst("^XSRF-TOKEN=[^;]*", "XSRF-TOKEN=«lot»"))
                .toList());
    return answer.status() + "\n" + headers + "\n" + body;
  }

  private String body(String type, byte[] body) {
    if (type.equals("application/zip")) return files(body);
    return type.startsWith("application/octet-stream")
        ? bytes(body)
        : new String(body, StandardCharsets.UTF_8);
  }

  private String files(byte[] zip) {
    var all = new StringBuilder();
    try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = files.getNextEntry(); file != null; file = files.getNextEntry())
        all.append(file.getName()).append('\n').append(bytes(files.readAllBytes())).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  /// A tile, or entries as a bundle has them.
  private String bytes(byte[] body) {
    var text = new String(body, StandardCharsets.ISO_8859_1);
    for (var one : raw.entrySet())
      if (text.contains(one.getKey())) text = text.replace(one.getKey(), one.getValue());
    return text;
  }

  private String masked(String text) {
    var masked =
        BASE64
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(names.getOrDefault(plain(found.group()), found.group())));
    masked = SIGNATURE.matcher(masked).replaceAll("$1«signature»");
    if (!masked.equals(text)) masked = CODE.matcher(masked).replaceAll("<path d=\"«code»\">");
    return LOT.matcher(masked).replaceAll("$1«lot»");
  }
}
