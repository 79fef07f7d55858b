package ledger.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What a client that was written by one description would miss, or be refused for, by another.
///
/// More may be answered at any time: fields, values of a list of names, problems. More may be asked
/// for as long as nothing of it has to be there.
final class Breaks {

  private final JsonNode before;
  private final JsonNode after;
  private final TreeSet<String> found = new TreeSet<>();
  private final Set<String> compared = new HashSet<>();

  private enum Way {
    SENT,
    ANSWERED
  }

  private Breaks(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  static List<String> between(JsonNode before, JsonNode after) {
    var breaks = new Breaks(before, after);
    breaks.routes();
    breaks
        .gone(before.path("x-problems"), after.path("x-problems"))
        .forEach(code -> breaks.found.add("the problem " + code + " is gone"));
    return List.copyOf(breaks.found);
  }

  private void routes() {
    before
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb -> {
                  var name = verb.getKey() + " " + path.getKey();
                  var now = after.path("paths").path(path.getKey()).path(verb.getKey());
                  if (now.isMissingNode()) found.add(name + " is gone");
                  else operation(name, verb.getValue(), now);
                }));
  }

  private void operation(String name, JsonNode was, JsonNode is) {
    if (!was.path("operationId").equals(is.path("operationId")))
      found.add(name + " has another operationId");
    for (var parameter : was.path("parameters"))
      if (named(is, parameter).isMissingNode())
        found.add(name + " does not read " + parameter.path("name").asString());
    for (var parameter : is.path("parameters"))
      if (parameter.path("required").asBoolean(false)
          && !named(was, parameter).path("required").asBoolean(false))
        found.add(name + " requires " + parameter.path("name").asString());
    contents(name, was.path("requestBody"), is.path("requestBody"), Way.SENT);
    for (var status : was.path("responses").properties())
      if (is.path("responses").has(status.getKey()))
        contents(
            name + " " + status.getKey(),
            status.getValue(),
            is.path("responses").path(status.getKey()),
            Way.ANSWERED);
      else found.add(name + " does not answer " + status.getKey());
  }

  private static JsonNode named(JsonNode operation, JsonNode parameter) {
    for (var one : operation.path("parameters"))
      if (one.path("name").equals(parameter.path("name"))
          && one.path("in").equals(parameter.path("in"))) return one;
    return operation.path("nothing of this name");
  }

  private void contents(String name, JsonNode was, JsonNode is, Way way) {
    for (var header : gone(was.path("headers"), is.path("headers")))
      found.add(name + " has no header " + header);
    for (var media : was.path("content").properties()) {
      var now = is.path("content").path(media.getKey());
      if (now.isMissingNode()) found.add(name + " knows no " + media.getKey());
      else schema(name, media.getValue().path("schema"), now.path("schema"), way);
    }
  }

  private void schema(String name, JsonNode was, JsonNode is, Way way) {
    if (was.has("$ref") && was.path("$ref").equals(is.path("$ref"))) {
      var component = was.path("$ref").asString().replaceFirst("#/components/schemas/", "");
      if (compared.add(way + " " + component))
        schema(component, component(before, component), component(after, component), way);
      return;
    }
    if (!was.path("type").equals(is.path("type"))
        || !was.path("const").equals(is.path("const"))
        || was.has("$ref") != is.has("$ref")
        || was.has("$ref") && !was.path("$ref").equals(is.path("$ref")))
      found.add(name + " is of another type");
    names(name, was, is, way);
    for (var field : gone(was.path("properties"), is.path("properties")))
      found.add(name + " has no " + field);
    for (var field : was.path("properties").properties())
      if (is.path("properties").has(field.getKey()))
        schema(
            name + "." + field.getKey(),
            field.getValue(),
            is.path("properties").path(field.getKey()),
            way);
    var required = texts(way == Way.SENT ? is : was, "required");
    required.removeAll(texts(way == Way.SENT ? was : is, "required"));
    for (var field : required)
      found.add(way == Way.SENT ? name + " requires " + field : name + " may be without " + field);
    if (was.has("items")) schema(name + "[]", was.path("items"), is.path("items"), way);
    if (was.path("additionalProperties").isObject())
      schema(name + ".*", was.path("additionalProperties"), is.path("additionalProperties"), way);
    for (var several : List.of("oneOf", "anyOf")) kinds(name, was, is, several, way);
  }

  private void names(String name, JsonNode was, JsonNode is, Way way) {
    if (way == Way.ANSWERED || !was.has("enum")) return;
    var gone = texts(was, "enum");
    gone.removeAll(texts(is, "enum"));
    for (var value : gone) found.add(name + " cannot be " + value);
  }

  /// By their names where they have some, else by their places.
  private void kinds(String name, JsonNode was, JsonNode is, String several, Way way) {
    for (int i = 0; i < was.path(several).size(); i++) {
      var kind = was.path(several).path(i);
      var now = kind;
      if (kind.has("$ref")) {
        now = is.path("none");
        for (var one : is.path(several)) if (one.equals(kind)) now = one;
      } else now = is.path(several).path(i);
      if (now.isMissingNode()) found.add(name + " is no " + kind.path("$ref").asString(several));
      else schema(name, kind, now, way);
    }
  }

  private static JsonNode component(JsonNode document, String name) {
    return document.path("components").path("schemas").path(name);
  }

  private List<String> gone(JsonNode was, JsonNode is) {
    var gone = new ArrayList<>(was.propertyNames());
    gone.removeAll(is.propertyNames());
    return gone;
  }

  private static Set<String> texts(JsonNode schema, String name) {
    var texts = new TreeSet<String>();
    schema.path(name).forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
