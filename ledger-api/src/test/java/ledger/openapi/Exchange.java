package ledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was sent to a ledger and what came back, held against the description that is published:
/// what was taken is described as what can be sent, and what was answered as what is answered, with
/// no field more.
///
/// What was refused may have been sent in any form.
public final class Exchange {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ObjectNode PUBLISHED = read();
  private static final List<Operation> OPERATIONS = operations();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final ObjectNode READ = (ObjectNode) PUBLISHED.get("components");
  private static final ObjectNode WRITTEN = closed(READ.deepCopy());
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private record Operation(String verb, Pattern path, int variables, ObjectNode said) {}

  private final Operation operation;
  private final HttpRequest sent;
  private final HttpResponse<String> answered;

  private Exchange(Operation operation, HttpRequest sent, HttpResponse<String> answered) {
    this.operation = operation;
    this.sent = sent;
    this.answered = answered;
  }

  /// @throws AssertionError where it is otherwise than it is described
  public static void isAsDescribed(HttpRequest sent, HttpResponse<String> answered) {
    OPERATIONS.stream()
        .filter(one -> one.verb().equals(sent.method()))
        .filter(one -> one.path().matcher(sent.uri().getRawPath()).matches())
        .findFirst()
        .map(operation -> new Exchange(operation, sent, answered))
        .ifPresent(Exchange::check);
  }

  private void check() {
    if (answered.statusCode() >= 400) refusal();
    else if (answered.statusCode() < 300) {
      var response = operation.said().path("responses").path(status());
      assertThat(response.isMissingNode()).as("%s is described", at(status())).isFalse();
      if (isOf(MediaType.TEXT_HTML_VALUE)) return;
      if (!isOf(MediaType.TEXT_PLAIN_VALUE)) parameters(); // in it a person may type a date
      sent.bodyPublisher().ifPresent(this::body);
      headers(response);
      answer(response.path("content"));
    }
  }

  private void refusal() {
    if (!isOf(MediaType.APPLICATION_PROBLEM_JSON_VALUE)) return;
    var problem = JSON.readTree(answered.body());
    holds(at("the problem"), AnswerSchemas.reference("Problem"), WRITTEN, problem);
    assertThat(problem.path("type").asString())
        .isEqualTo(Description.type(problem.path("code").asString()));
  }

  private void answer(JsonNode contents) {
    if (answered.body().isEmpty()) return;
    var type = answered.headers().firstValue("Content-Type").orElse("").replaceAll("\\s*;.*", "");
    var content = contents.path(type);
    assertThat(content.isMissingNode()).as("%s is described", at(type)).isFalse();
    var schema = (ObjectNode) content.path("schema");
    if (type.endsWith("json") && !schema.has("x-line"))
      holds(at("the answer"), schema, WRITTEN, JSON.readTree(answered.body()));
    if (schema.has("x-line")) {
      var line =
          JsonNodeFactory.instance.objectNode().put("$ref", schema.path("x-line").asString());
      answered
          .body()
          .lines()
          .forEach(one -> holds(at("a line"), line, WRITTEN, JSON.readTree(one)));
    }
  }

  private void body(HttpRequest.BodyPublisher publisher) {
    var type = sent.headers().firstValue("Content-Type").orElse("");
    var content = operation.said().path("requestBody").path("content").path(type);
    if (!type.equals(MediaType.APPLICATION_JSON_VALUE) || publisher.contentLength() == 0) return;
    assertThat(content.isMissingNode()).as("%s can be sent", at(type)).isFalse();
    holds(
        at("what was sent"),
        (ObjectNode) content.path("schema"),
        READ,
        JSON.readTree(bytes(publisher)));
  }

  private void parameters() {
    var query = Optional.ofNullable(sent.uri().getRawQuery()).orElse("");
    for (var pair : query.split("&")) {
      if (pair.isEmpty()) continue;
      var parts = pair.split("=", 2);
      var value =
          URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8)
              .replaceAll("(T.*) ", "$1+");
      var named = parameter(parts[0]);
      assertThat(named).as("%s is described", at(parts[0])).isPresent();
      if (!value.isEmpty())
        holds(
            at(parts[0]),
            (ObjectNode) named.orElseThrow().path("schema"),
            READ,
            JsonNodeFactory.instance.stringNode(value));
    }
  }

  private Optional<JsonNode> parameter(String name) {
    return operation
        .said()
        .path("parameters")
        .valueStream()
        .filter(one -> one.path("name").asString().equals(name))
        .findFirst();
  }

  private void headers(JsonNode response) {
    for (var name : response.path("headers").propertyNames())
      if (List.of("Ledger-Position", "ETag").contains(name) && !isTried())
        assertThat(answered.headers().firstValue(name)).as(at(name)).isPresent();
  }

  /// What is not recorded, or is answered line by line, has no position of its own.
  private boolean isTried() {
    return operation.said().path("operationId").asString().equals("recordAct")
        && (isOf(MediaType.APPLICATION_NDJSON_VALUE)
            || String.valueOf(sent.uri().getQuery()).contains("dry=true"));
  }

  private boolean isOf(String media) {
    return answered.headers().firstValue("Content-Type").orElse("").startsWith(media);
  }

  private String status() {
    return String.valueOf(answered.statusCode());
  }

  private String at(String what) {
    return what + " of " + sent.method() + " " + sent.uri() + " " + answered.statusCode();
  }

  /// @param components that the schema refers to
  private static void holds(String what, ObjectNode schema, ObjectNode components, JsonNode value) {
    var key = (components == READ ? "read " : "written ") + schema;
    var compiled =
        SCHEMAS.computeIfAbsent(
            key,
            _ -> {
              var root = components == READ ? schema.deepCopy() : closed(schema.deepCopy());
              root.set("components", components);
              return REGISTRY.getSchema(root);
            });
    var errors = compiled.validate(value);
    assertThat(errors).as(() -> what + ": " + shortened(value.toString())).isEmpty();
  }

  private static String shortened(String text) {
    return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
  }

  /// What is published leaves room for fields that come later; what is answered today has those
  /// that are described and no other.
  private static <T extends JsonNode> T closed(T schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").asString("").equals("object")
        && !object.has("additionalProperties")) object.put("additionalProperties", false);
    schema.forEach(Exchange::closed);
    return schema;
  }

  private static ObjectNode read() {
    try {
      return (ObjectNode) JSON.readTree(Files.readString(Path.of("../docs/spec/openapi.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those with fewer variables first: they are the more exact ones.
  private static List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    PUBLISHED
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb ->
                    operations.add(
                        new Operation(
                            verb.getKey().toUpperCase(Locale.ROOT),
                            pattern(path.getKey()),
                            path.getKey().split("\\{").length,
                            (ObjectNode) verb.getValue()))));
    operations.sort(Comparator.comparingInt(Operation::variables));
    return operations;
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(
        path.replace(".", "\\.").replace("{path}", ".+").replaceAll("\\{\\w+}", "[^/]+"));
  }

  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    var out = new ByteArrayOutputStream();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer part) {
            var bytes = new byte[part.remaining()];
            part.get(bytes);
            out.writeBytes(bytes);
          }

          @Override
          public void onError(Throwable fault) {
            throw new IllegalStateException(fault);
          }

          @Override
          public void onComplete() {}
        });
    return out.toByteArray();
  }
}
