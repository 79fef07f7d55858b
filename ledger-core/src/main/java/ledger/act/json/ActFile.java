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
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A file of acts: NDJSON, or YAML where it was written by hand (a list, or one act a document).
public final class ActFile {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ActFile() {}

  /// The acts of a file, one JSON object a line, ready to be sent. NDJSON goes through untouched.
  ///
  /// @return a stream that holds the file open until it is closed
  /// @throws IllegalArgumentException where a YAML file cannot be read as YAML
  public static Stream<byte[]> lines(Path file) throws IOException {
    var in = Files.newInputStream(file);
    if (isYaml(file))
      try (in) {
        return yaml(in).stream();
      } catch (JacksonException e) {
        throw new IllegalArgumentException(file + " is no YAML: " + e.getOriginalMessage(), e);
      }
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Lines(in), 0), false)
        .map(Lines.Line::utf8)
        .onClose(() -> close(in));
  }

  public static List<byte[]> yaml(InputStream in) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      return documents.readAll().stream()
          .flatMap(document -> document.isArray() ? document.valueStream() : Stream.of(document))
          .map(act -> act.toString().getBytes(StandardCharsets.UTF_8))
          .toList();
    }
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
