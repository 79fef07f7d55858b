package ledger.act.json;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.act.json.Form.Choice;
import ledger.act.json.Form.Field;
import ledger.act.json.Form.Fields;
import ledger.act.json.Form.Flag;
import ledger.act.json.Form.Kind;
import ledger.act.json.Form.ListOf;
import ledger.act.json.Form.MapOf;
import ledger.act.json.Form.Named;
import ledger.act.json.Form.OneOf;
import ledger.act.json.Form.Text;
import ledger.act.json.Form.TextOr;
import ledger.act.json.Form.Whole;
import ledger.value.Words;
import tools.jackson.databind.node.ObjectNode;

/// The schemas of the values in acts, made of the [Form]s by which acts are completed: each is
/// defined under its name, and referred to by that.
final class ValueSchemas {

  private static final String SEVERAL = "Several";

  private final SchemaPlace place;
  private final Captions captions;
  private final TextSchemas texts;
  private final ObjectNode definitions = JsonSchema.nothing();

  ValueSchemas(SchemaPlace place, Captions captions) {
    this.place = place;
    this.captions = captions;
    this.texts = new TextSchemas(place == SchemaPlace.FILE);
    Forms.ALL
        .named()
        .forEach((name, form) ->
            define(
                name,
                place == SchemaPlace.DESCRIPTION && form instanceof OneOf kinds
                    ? oneOf(name, kinds)
                    : schema(name, form)));
  }

  /// All that is defined, in the order in which it was.
  ObjectNode definitions() {
    return definitions;
  }

  /// @param owner of its fields, where it has some
  ObjectNode schema(String owner, Form form) {
    return switch (form) {
      case Text(var type) -> texts.of(type);
      case Choice(var names) -> JsonSchema.choice(names);
      case Whole _ -> JsonSchema.ofType("integer");
      case Flag _ -> JsonSchema.ofType("boolean");
      case ListOf(var element, var orOne, _) -> {
        var list = JsonSchema.listOf(schema(owner, element));
        yield orOne ? JsonSchema.anyOf(schema(owner, element), named(SEVERAL, list)) : list;
      }
      case MapOf(var value) -> JsonSchema.mapOf(schema(owner, value));
      case Fields(var fields) -> required(object(owner, fields), fields);
      case OneOf kinds -> oneOfSeveral(owner, kinds);
      case TextOr(var type, var object) ->
          JsonSchema.anyOf(
              texts.besideObject(type), objectOf(type, schema(type.getSimpleName(), object)));
      case Named(var type) -> reference(type.getSimpleName());
    };
  }

  /// What stands beside a text has a name of its own, for those who make code of it. A map also
  /// names one of its keys, because some make nothing that works of one that names none.
  private ObjectNode objectOf(Class<?> type, ObjectNode object) {
    if (place == SchemaPlace.DESCRIPTION && type == Words.class)
      object
          .putObject("properties")
          .putObject(Either.UNDETERMINED)
          .put("type", "string")
          .put("description", "Text in a language that is not said.");
    return named(type.getSimpleName() + "Object", object);
  }

  private ObjectNode named(String name, ObjectNode schema) {
    if (place != SchemaPlace.DESCRIPTION) return schema;
    definitions.set(name, schema);
    return reference(name);
  }

  ObjectNode object(String owner, Map<String, Field> fields) {
    var object = JsonSchema.closedObject();
    var properties = object.putObject("properties");
    fields.forEach(
        (name, field) -> properties.set(name, captioned(owner, name, field(owner, field))));
    return object;
  }

  private ObjectNode field(String owner, Field field) {
    var schema = schema(owner, field.form());
    return field.required() ? schema : JsonSchema.orNull(schema);
  }

  private static ObjectNode required(ObjectNode object, Map<String, Field> fields) {
    var required = JsonSchema.list();
    fields.forEach((name, field) -> {
      if (field.required()) required.add(name);
    });
    if (!required.isEmpty()) object.set("required", required);
    return object;
  }

  void define(String name, ObjectNode schema) {
    if (definitions.has(name)) throw new IllegalStateException("two schemas of the name " + name);
    definitions.set(name, schema);
  }

  /// Each kind under a name of its own, such as `TermCommitment`.
  private ObjectNode oneOf(String family, OneOf kinds) {
    var names = new LinkedHashMap<String, String>();
    kinds
        .kinds()
        .forEach((name, kind) -> {
          var one = schema(kind);
          kinds.told().ifPresent(told -> tell(family, told, name, one));
          names.put(name, family + kind.type().getSimpleName());
          define(family + kind.type().getSimpleName(), one);
        });
    return kinds
        .told()
        .map(told -> toldApart(told, names))
        .orElseGet(() -> JsonSchema.anyOf(names.values().stream().map(this::reference).toList()));
  }

  private void tell(String family, String told, String name, ObjectNode one) {
    ((ObjectNode) one.get("properties")).set(told, captioned(family, told, JsonSchema.only(name)));
    one.withArray("required").add(told);
  }

  /// @param names of the schemas, by what they are told apart by
  ObjectNode toldApart(String told, Map<String, String> names) {
    var any = JsonSchema.nothing();
    var each = any.putArray("oneOf");
    var discriminator = any.putObject("discriminator").put("propertyName", told);
    var mapping = discriminator.putObject("mapping");
    names.forEach((value, name) -> {
      var schema = reference(name);
      each.add(schema);
      mapping.set(value, schema.get("$ref"));
    });
    return any;
  }

  private ObjectNode schema(Kind kind) {
    return schema(kind.type().getSimpleName(), kind.fields());
  }

  private ObjectNode oneOfSeveral(String family, OneOf kinds) {
    if (kinds.told().isEmpty())
      return JsonSchema.anyOf(kinds.kinds().values().stream().map(this::schema).toList());
    var told = kinds.told().get();
    var all = JsonSchema.ofType("object");
    all.putObject("properties")
        .set(told, captioned(family, told, JsonSchema.choice(kinds.kinds().keySet())));
    all.putArray("required").add(told);
    var each = all.putArray("allOf");
    kinds
        .kinds()
        .forEach((name, kind) -> {
          var one = schema(kind);
          ((ObjectNode) one.get("properties"))
              .set(told, captioned(family, told, JsonSchema.only(name)));
          each.add(JsonSchema.where(told, name, one));
        });
    return all;
  }

  ObjectNode captioned(String owner, String field, ObjectNode schema) {
    return schema.put(
        "description", SchemaWords.of(owner, field).orElseGet(() -> captions.field(owner, field)));
  }

  ObjectNode reference(String name) {
    return JsonSchema.nothing()
        .put(
            "$ref",
            (place == SchemaPlace.DESCRIPTION ? "#/components/schemas/" : "#/$defs/") + name);
  }
}
