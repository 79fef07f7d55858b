package ledger.act.json;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What JSON Schema (draft 2020-12) can say, so far as acts need it.
final class JsonSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchema() {}

  static ObjectNode nothing() {
    return JSON.objectNode();
  }

  static ArrayNode list() {
    return JSON.arrayNode();
  }

  static ObjectNode ofType(String type) {
    return JSON.objectNode().put("type", type);
  }

  /// One that has no other properties than those that are put into it.
  static ObjectNode closedObject() {
    return ofType("object").put("additionalProperties", false);
  }

  static ObjectNode text(String pattern) {
    return ofType("string").put("pattern", "^(" + pattern + ")$");
  }

  static ObjectNode only(String value) {
    return ofType("string").put("const", value);
  }

  static ObjectNode choice(Collection<String> names) {
    var choice = ofType("string");
    names.forEach(choice.putArray("enum")::add);
    return choice;
  }

  static ObjectNode listOf(ObjectNode element) {
    var list = ofType("array");
    list.set("items", element);
    return list;
  }

  static ObjectNode mapOf(ObjectNode value) {
    var map = ofType("object");
    map.set("additionalProperties", value);
    return map;
  }

  static ObjectNode orNull(ObjectNode schema) {
    return anyOf(schema, ofType("null"));
  }

  static ObjectNode anyOf(ObjectNode... schemas) {
    return anyOf(List.of(schemas));
  }

  static ObjectNode anyOf(List<ObjectNode> schemas) {
    var any = nothing();
    schemas.forEach(any.putArray("anyOf")::add);
    return any;
  }

  /// What holds of an object whose field has this value.
  static ObjectNode where(String field, String value, ObjectNode then) {
    var condition = nothing();
    var is = condition.putObject("if");
    is.putObject("properties").putObject(field).put("const", value);
    is.putArray("required").add(field);
    condition.set("then", then);
    return condition;
  }
}
