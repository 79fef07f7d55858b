package ledger.transparency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Cosigns the checkpoints of logs it knows, each only if it goes on from the last one it cosigned.
/// Whoever asks for its cosignature is sure to be shown the same log as everybody else who does.
///
/// @see <a href="https://c2sp.org/tlog-witness">tlog-witness</a>
public final class Witness {

  /// What was cosigned last for each log.
  public interface Store {
    Optional<String> last(String origin) throws IOException;

    void keep(String origin, String note) throws IOException;
  }

  /// What a request is answered.
  public sealed interface Answer {
    /// @param lines signature lines, each with its end
    record Cosigned(String lines) implements Answer {}

    /// Not what was cosigned last: try again from there.
    record OtherSize(long size) implements Answer {}

    /// @param status as HTTP has it: 400, 403, 404, 422
    record Refused(int status, String why) implements Answer {}
  }

  private static final int MOST_HASHES = 63;

  private final Map<String, List<NoteKey>> logs;
  private final List<NoteSigner> signers;
  private final Store store;
  private final LongSupplier clock;

  /// @param logs the keys of each log, by origin
  /// @param clock seconds since 1970
  public Witness(
      Map<String, List<NoteKey>> logs, List<NoteSigner> signers, Store store, LongSupplier clock) {
    this.logs = Map.copyOf(logs);
    this.signers = List.copyOf(signers);
    this.store = store;
    this.clock = clock;
  }

  /// What a log sends: how far it knows the witness to be, how to get from there, the checkpoint.
  public static String request(long old, ConsistencyProof proof, String checkpoint) {
    var text = new StringBuilder("old ").append(old).append('\n');
    proof.hashes().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  private record Request(
      long old, ConsistencyProof proof, SignedNote note, Checkpoint checkpoint) {}

  private static Optional<Request> parse(String body) {
    int end = body.indexOf("\n\n");
    if (end < 0) return Optional.empty();
    var lines = new ArrayList<>(List.of(body.substring(0, end).split("\n", -1)));
    var first = lines.removeFirst();
    var old = first.startsWith("old ") ? Decimals.parse(first.substring(4)) : OptionalLong.empty();
    var hashes = lines.stream().map(TreeHash::parse).toList();
    if (old.isEmpty() || hashes.size() > MOST_HASHES || hashes.stream().anyMatch(Optional::isEmpty))
      return Optional.empty();
    var proof = new ConsistencyProof(hashes.stream().map(Optional::orElseThrow).toList());
    return SignedNote.parse(body.substring(end + 2))
        .flatMap(note ->
            Checkpoint.parse(note.text())
                .map(checkpoint -> new Request(old.getAsLong(), proof, note, checkpoint)));
  }

  /// One at a time: what was cosigned last is compared and replaced in one step.
  public synchronized Answer add(String body) throws IOException {
    var parsed = parse(body);
    if (parsed.isEmpty())
      return new Answer.Refused(
          400, "this is no old size, consistency proof and signed checkpoint");
    var request = parsed.get();
    var checkpoint = request.checkpoint();
    var keys = logs.get(checkpoint.origin());
    if (keys == null)
      return new Answer.Refused(404, "no log is known here as " + checkpoint.origin());
    if (!isSigned(request.note(), keys))
      return new Answer.Refused(403, "no key that is trusted for this log signed it");
    if (request.old() > checkpoint.size())
      return new Answer.Refused(400, "the old size is larger than the checkpoint's");
    var last = last(checkpoint.origin());
    long known = last.map(Checkpoint::size).orElse(0L);
    if (request.old() != known) return new Answer.OtherSize(known);
    var knownRoot = last.map(Checkpoint::root).orElse(TreeHash.EMPTY);
    if (!request.proof().holds(known, knownRoot, checkpoint.size(), checkpoint.root()))
      return new Answer.Refused(
          422, "it does not go on from size " + known + " as it was cosigned here");
    long now = clock.getAsLong();
    var cosignatures = signers.stream().map(s -> s.sign(request.note().text(), now)).toList();
    var kept =
        new SignedNote(request.note().text(), oneEach(request.note(), keys))
            .with(cosignatures)
            .encode();
    if (SignedNote.parse(kept).isEmpty())
      return new Answer.Refused(400, "with cosignatures it would be too long to be read again");
    store.keep(checkpoint.origin(), kept);
    var lines = new StringBuilder();
    cosignatures.forEach(s -> lines.append(s.line()).append('\n'));
    return new Answer.Cosigned(lines.toString());
  }

  /// A witness that cannot read what it cosigned last cosigns nothing: it would begin anew, and so
  /// vouch for another log of the same name.
  private Optional<Checkpoint> last(String origin) throws IOException {
    var kept = store.last(origin);
    if (kept.isEmpty()) return Optional.empty();
    return Optional.of(
        SignedNote.parse(kept.get())
            .flatMap(note -> Checkpoint.parse(note.text()))
            .filter(checkpoint -> checkpoint.origin().equals(origin))
            .orElseThrow(
                () -> new IOException("what was cosigned last of " + origin + " cannot be read")));
  }

  /// One signature of each key, so that no log can make what is kept longer than can be read.
  private static List<SignedNote.Signature> oneEach(SignedNote note, List<NoteKey> keys) {
    return keys.stream()
        .flatMap(key -> note.signatures().stream().filter(key::signed).limit(1))
        .toList();
  }

  private static boolean isSigned(SignedNote note, List<NoteKey> keys) {
    boolean signed = false;
    for (var signature : note.signatures())
      for (var key : keys) {
        if (!key.signed(signature)) continue;
        if (!key.verifies(signature, note.text())) return false;
        signed = true;
      }
    return signed;
  }

  /// What was cosigned last for a log, by the hash of its origin.
  public synchronized Optional<String> latest(String originHash) throws IOException {
    for (var origin : logs.keySet()) if (hash(origin).equals(originHash)) return store.last(origin);
    return Optional.empty();
  }

  /// In the path under which a witness shows a log's checkpoint: SHA-256 of its origin, in hex.
  public static String hash(String origin) {
    return HexFormat.of().formatHex(Sha256.of(origin.getBytes(StandardCharsets.UTF_8)));
  }
}
