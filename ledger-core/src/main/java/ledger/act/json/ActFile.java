package ledger.act.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.ActFormat.Text;
import ledger.act.json.Unreadable.TooLarge;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A file of acts, read act by act: NDJSON, or YAML where it was written by hand (documents, each a
/// list or one act).
///
/// It may begin with a [FrontMatter]; then its acts are completed ([Completion]), as those of a
/// YAML file are in any case, once what several of them have in common ([CommonFields]) stands in
/// each. An NDJSON file without one has whole acts, and they are taken as they stand.
public final class ActFile implements Iterator<ActFile.Written> {

  /// The largest YAML file that is taken, in bytes: it is read as a whole. NDJSON has no bound.
  public static final int LARGEST_YAML = 1 << 23;

  public enum Kind {
    NDJSON,
    YAML;

    public static Kind of(Path file) {
      var name = file.toString();
      return name.endsWith(".yaml") || name.endsWith(".yml") ? YAML : NDJSON;
    }
  }

  /// An act of a file.
  ///
  /// @param line that it begins in
  /// @param ref what the file calls it
  /// @param act as it was completed, or as it stands there where it could not be read
  /// @param places of its parts, by the path to each, as far as they are known
  public record Written(
      long line, Optional<String> ref, Parsed parsed, JsonNode act, Map<String, FilePlace> places) {

    /// What it says, however it was written; missing where it is no JSON.
    public JsonNode content(ActFormat format) {
      return act.isMissingNode() && parsed instanceof Parsed.Read(var read)
          ? format.tree(read)
          : act;
    }

    /// Where a field stands, or what it is a part of.
    public Optional<FilePlace> place(String field) {
      var path = field;
      while (!path.isEmpty()) {
        var place = places.get(path);
        if (place != null) return Optional.of(place);
        path =
            path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
      }
      return Optional.empty();
    }
  }

  /// What stands there, ahead of being completed.
  private record Raw(
      long line, Optional<byte[]> utf8, JsonNode act, Map<String, FilePlace> places) {}

  private static final JsonMapper JSON = ActMapper.create();

  private final Iterator<Raw> raw;
  private final ActFormat format;
  private final Optional<Completion> completion;
  private Optional<Raw> ahead = Optional.empty();

  private ActFile(Iterator<Raw> raw, ActFormat format, boolean always) {
    this.raw = raw;
    this.format = format;
    var front = FrontMatter.NONE;
    if (raw.hasNext()) {
      var first = raw.next();
      if (FrontMatter.isMeant(first.act()))
        front = FrontMatter.of(first.act(), first.line(), first.places());
      else ahead = Optional.of(first);
    }
    this.completion =
        always || !front.equals(FrontMatter.NONE)
            ? Optional.of(new Completion(front))
            : Optional.empty();
  }

  /// @throws BrokenLine where it cannot be read as a file of that kind, or its front matter cannot
  public static ActFile of(InputStream in, Kind kind, ActFormat format) throws IOException {
    return switch (kind) {
      case NDJSON -> {
        var lines = new Lines(in);
        yield new ActFile(new FromLines(lines), format, false);
      }
      case YAML -> {
        var bytes = in.readNBytes(LARGEST_YAML + 1);
        if (bytes.length > LARGEST_YAML)
          throw new BrokenLine(
              1, "a YAML file has at most 8 MiB: split it, or write one JSON object a line");
        var each = new CommonFields();
        yield new ActFile(
            Yaml.acts(new ByteArrayInputStream(bytes)).stream()
                .flatMap(each::spread)
                .map(p -> new Raw(p.line(), Optional.empty(), p.act(), p.places()))
                .toList()
                .iterator(),
            format,
            true);
      }
    };
  }

  /// Only the first is looked at before it is known whether there is a front matter.
  private static final class FromLines implements Iterator<Raw> {
    private final Lines lines;
    private boolean begun;

    private FromLines(Lines lines) {
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      return lines.hasNext();
    }

    @Override
    public Raw next() {
      var line = lines.next();
      var act = begun ? MissingNode.getInstance() : tree(line.utf8());
      begun = true;
      return new Raw(line.number(), Optional.of(line.utf8()), act, Map.of());
    }
  }

  private static JsonNode tree(byte[] utf8) {
    try {
      return JSON.readTree(utf8);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent() || raw.hasNext();
  }

  @Override
  public Written next() {
    var next = ahead.orElseGet(raw::next);
    ahead = Optional.empty();
    if (completion.isEmpty()) return asItStands(next);
    if (next.utf8().isEmpty()) return completed(next.line(), next.act(), next.places());
    return switch (format.jsonSent(next.utf8().get())) {
      case Text.Json(var line) -> completed(next.line(), line, next.places());
      case Text.None(var why) -> unread(next.line(), why);
    };
  }

  private static Written unread(long line, Unreadable why) {
    return new Written(
        line, Optional.empty(), new Unread(why), MissingNode.getInstance(), Map.of());
  }

  private Written asItStands(Raw next) {
    var utf8 = next.utf8().orElseThrow();
    var parsed = format.readSent(utf8);
    return new Written(
        next.line(),
        Optional.empty(),
        parsed,
        parsed instanceof Unread ? tree(utf8) : MissingNode.getInstance(),
        next.places());
  }

  private Written completed(long line, JsonNode written, Map<String, FilePlace> places) {
    if (length(written) > ActFormat.LARGEST) return unread(line, new TooLarge(ActFormat.LARGEST));
    var completing = completion.orElseThrow();
    var act = completing.of(written);
    var parsed = format.readSent(act);
    var faults = completing.faults();
    if (!faults.isEmpty())
      parsed =
          new Unread(
              parsed instanceof Unread(var why)
                  ? Completion.together(faults, why)
                  : Unreadable.all(faults));
    return new Written(line, completing.ref(), parsed, act, places);
  }

  /// Of its texts: what aliases stand for may be much longer than the file.
  private static long length(JsonNode node) {
    if (node.isString()) return node.stringValue().length();
    long length = 1;
    for (var part : node) length += length(part);
    return length;
  }

  /// The acts of a file, one whole JSON object each.
  ///
  /// @return a stream that holds the file open until it is closed
  /// @throws IllegalArgumentException where a YAML file cannot be read, with the line
  public static Stream<byte[]> lines(Path file) throws IOException {
    var in = Files.newInputStream(file);
    try {
      return lines(in, Kind.of(file)).onClose(() -> close(in));
    } catch (BrokenLine e) {
      in.close();
      throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
    }
  }

  /// @throws BrokenLine where it cannot be read
  public static List<byte[]> yaml(InputStream in) throws IOException {
    return lines(in, Kind.YAML).toList();
  }

  private static Stream<byte[]> lines(InputStream in, Kind kind) throws IOException {
    var format = new ActFormat();
    if (kind == Kind.NDJSON) return stream(new Lines(in)).map(Lines.Line::utf8);
    return stream(of(in, kind, format))
        .map(written -> written.act().toString().getBytes(StandardCharsets.UTF_8));
  }

  private static <T> Stream<T> stream(Iterator<T> each) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false);
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
