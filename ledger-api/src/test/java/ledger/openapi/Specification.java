package ledger.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the specification has of examples and sentences, and each problem as it reads.
final class Specification {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path SPEC = Path.of("../docs/spec");
  private static final Path PROBLEMS = Path.of("src/test/resources/golden/problems");
  private static final Pattern SECTION =
      Pattern.compile("\n### `?([A-Za-z_0-9]+)`?(?: (\\d+))?\n\n(.*?)(?=\n##)", Pattern.DOTALL);
  private static final Pattern EXAMPLE =
      Pattern.compile("```json (accepted|refused) \\S+\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_0-9]+)` \\| \\d+ \\| (.*) \\|$", Pattern.MULTILINE);

  /// Of each act the first example, and of each refusal an act that meets it.
  final SortedMap<String, JsonNode> acts = new TreeMap<>();

  /// When a code is told.
  final Map<String, String> sentences = new TreeMap<>();

  /// Each problem as it reads, by its name: the code, or the code and one of its forms.
  final SortedMap<String, ObjectNode> problems = new TreeMap<>();

  Specification() {
    try {
      var spec = Files.readString(SPEC.resolve("acts.md")) + "\n##";
      SECTION
          .matcher(spec)
          .results()
          .forEach(section -> {
            boolean isRefusal = section.group(2) != null;
            var example = EXAMPLE.matcher(section.group(3));
            if (example.find() && example.group(1).equals(isRefusal ? "refused" : "accepted"))
              read(example.group(2))
                  .ifPresent(act ->
                      acts.put(isRefusal ? section.group(1) : "act." + section.group(1), act));
            if (isRefusal)
              sentences.put(section.group(1), oneLine(section.group(3).split("\n\n```", 2)[0]));
          });
      for (var other : new String[] {"acts", "questions", "feed", "webhooks", "http"})
        ROW.matcher(Files.readString(SPEC.resolve(other + ".md")))
            .results()
            .forEach(row -> sentences.putIfAbsent(row.group(1), oneLine(row.group(2))));
      try (var files = Files.list(PROBLEMS)) {
        for (var file : files.toList())
          problems.put(
              file.getFileName().toString().replaceAll("\\.json$", ""),
              (ObjectNode) JSON.readTree(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// By their codes, the status of each.
  Map<String, Integer> codes() {
    var codes = new LinkedHashMap<String, Integer>();
    problems
        .values()
        .forEach(one -> codes.putIfAbsent(one.path("code").asString(), one.path("status").asInt()));
    return codes;
  }

  private static Optional<JsonNode> read(String example) {
    try {
      return Optional.of(JSON.readTree(example));
    } catch (JacksonException _) {
      return Optional.empty(); // it stands for what is no JSON
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replace('\n', ' ').strip();
  }
}
