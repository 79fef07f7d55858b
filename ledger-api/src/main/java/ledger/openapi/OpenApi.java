package ledger.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description as it was published with this server. It is read when it is first asked for.
@Component
class OpenApi {

  /// @param parameters their names, as they stand in the address or the head
  /// @param answers each status with its media types
  record Operation(
      String verb,
      String path,
      String id,
      String summary,
      List<Parameter> parameters,
      List<String> answers) {}

  record Parameter(String name, String where, String says) {}

  /// @param json as it is sent or answered, indented
  record Example(String name, String json) {}

  /// @param says when it is told, where the specification has a sentence for it
  /// @param sent acts that meet it, and
  /// @param answers how it reads
  record Kind(
      String code,
      String page,
      int status,
      Optional<String> says,
      List<Example> sent,
      List<Example> answers) {}

  private static final String ACT = "act.";

  private final JsonMapper json;
  private volatile Optional<JsonNode> read = Optional.empty();

  OpenApi(JsonMapper json) {
    this.json = json;
  }

  byte[] bytes() {
    return json.writeValueAsBytes(document());
  }

  String version() {
    return document().path("info").path("version").asString();
  }

  List<Operation> operations() {
    return document()
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .map(verb -> operation(verb.getKey(), path.getKey(), verb.getValue())))
        .toList();
  }

  private static Operation operation(String verb, String path, JsonNode said) {
    return new Operation(
        verb,
        path,
        said.path("operationId").asString(),
        said.path("summary").asString(),
        said.path("parameters").valueStream().map(OpenApi::parameter).toList(),
        said.path("responses")
            .propertyStream()
            .filter(answer -> !answer.getValue().has("$ref")) // a problem, as anywhere else
            .map(answer ->
                (answer.getKey()
                        + " "
                        + String.join(", ", answer.getValue().path("content").propertyNames()))
                    .strip())
            .toList());
  }

  private static Parameter parameter(JsonNode said) {
    return new Parameter(
        said.path("name").asString(), said.path("in").asString(), plain(said.path("description")));
  }

  /// Without the marks by which programs show what is code.
  private static String plain(JsonNode text) {
    return text.asString("").replace("`", "");
  }

  /// One of each act.
  List<Example> acts() {
    return examples().propertyNames().stream()
        .filter(name -> name.startsWith(ACT))
        .map(name -> new Example(name.substring(ACT.length()), value(name)))
        .toList();
  }

  List<Kind> kinds() {
    return codes().propertyStream().map(code -> kind(code.getKey(), code.getValue())).toList();
  }

  /// By what stands behind `/problems/` in the type of a problem.
  Optional<Kind> kind(String name) {
    return kinds().stream().filter(kind -> kind.page().equals("/problems/" + name)).findFirst();
  }

  private Kind kind(String code, JsonNode said) {
    return new Kind(
        code,
        said.path("type").asString(),
        said.path("status").asInt(),
        Optional.of(plain(said.path("description"))).filter(text -> !text.isEmpty()),
        examples(Stream.of(said.path("request"))),
        examples(said.path("answers").valueStream()));
  }

  private List<Example> examples(Stream<JsonNode> references) {
    return references
        .map(one -> one.asString(""))
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(text.lastIndexOf('/') + 1))
        .map(name -> new Example(name, value(name)))
        .toList();
  }

  private JsonNode codes() {
    return document().path("x-problems");
  }

  private JsonNode examples() {
    return document().path("components").path("examples");
  }

  private String value(String example) {
    return examples().path(example).path("value").toPrettyString();
  }

  private JsonNode document() {
    return read.orElseGet(() -> {
      try (var file = new ClassPathResource("openapi.json", OpenApi.class).getInputStream()) {
        var document = json.readTree(file);
        read = Optional.of(document);
        return document;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
