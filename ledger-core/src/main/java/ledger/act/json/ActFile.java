package ledger.act.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A file of acts: NDJSON, or YAML where it was written by hand (documents, each a list or one
/// act).
public final class ActFile {

  private ActFile() {}

  /// The acts of a file, one JSON object each, ready to be sent. NDJSON goes through untouched.
  ///
  /// @return a stream that holds the file open until it is closed
  /// @throws IllegalArgumentException where a YAML file cannot be read, with the line
  public static Stream<byte[]> lines(Path file) throws IOException {
    return numbered(file).map(Lines.Line::utf8);
  }

  /// The same, each with the line of the file that it begins in.
  public static Stream<Lines.Line> numbered(Path file) throws IOException {
    var in = Files.newInputStream(file);
    if (isYaml(file))
      try (in) {
        return numbered(in);
      } catch (BrokenLine e) {
        throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
      }
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Lines(in), 0), false)
        .onClose(() -> close(in));
  }

  /// @throws BrokenLine where it cannot be read
  public static List<byte[]> yaml(InputStream in) throws IOException {
    return numbered(in).map(Lines.Line::utf8).toList();
  }

  private static Stream<Lines.Line> numbered(InputStream yaml) throws IOException {
    return Yaml.acts(yaml).stream()
        .map(placed ->
            new Lines.Line(
                placed.line(), placed.act().toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isYaml(Path file) {
    var name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
