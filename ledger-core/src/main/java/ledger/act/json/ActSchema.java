package ledger.act.json;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.MandateAct;
import ledger.act.Proposition;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.act.json.Form.Choice;
import ledger.act.json.Form.Field;
import ledger.act.json.Form.Fields;
import ledger.act.json.Form.Flag;
import ledger.act.json.Form.ListOf;
import ledger.act.json.Form.MapOf;
import ledger.act.json.Form.Named;
import ledger.act.json.Form.OneOf;
import ledger.act.json.Form.Text;
import ledger.act.json.Form.TextOr;
import ledger.act.json.Form.Whole;
import ledger.record.Vocabulary;
import ledger.terms.Accession;
import ledger.terms.KeyRef;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The forms of acts as a JSON Schema (draft 2020-12), for editors and for clients: made of the
/// [Form]s by which acts are completed, which are read off the records that acts are bound to.
///
/// It says what can be read. What may be recorded, the rules say.
public final class ActSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MOMENT =
      DATE + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})";
  private static final String ENVELOPE = "Envelope";
  private static final String SEVERAL = "Several";
  private static final String ID = "[A-Za-z0-9._-]{1,64}";

  /// Whole acts alone, files of acts, or acts among the schemas of an OpenAPI description: there
  /// kinds have names of their own and are told apart by a discriminator, for those who make code
  /// of it.
  private enum Place {
    ALONE,
    FILE,
    DESCRIPTION
  }

  private final Place place;
  private final boolean written;
  private final ObjectNode definitions = JSON.objectNode();

  private ActSchema(Place place) {
    this.place = place;
    this.written = place == Place.FILE;
    Forms.ALL
        .named()
        .forEach((name, form) ->
            define(
                name,
                place == Place.DESCRIPTION && form instanceof OneOf kinds
                    ? oneOf(name, kinds)
                    : schema(form)));
    if (place != Place.DESCRIPTION)
      definitions.set(ENVELOPE, object(Forms.ALL.envelope().fields()));
    Forms.ALL.acts().forEach((name, fields) -> define(name, act(name, fields)));
    definitions.set(anyActName(), anyAct());
  }

  private String anyActName() {
    return place == Place.DESCRIPTION ? "Act" : "act";
  }

  /// Of one whole act, as it is posted, recorded and exported.
  public static ObjectNode ofAct() {
    var schema = new ActSchema(Place.ALONE);
    return schema.document("act", "An act of the agreement ledger", schema.reference("act"));
  }

  /// Of a document of a file: its front matter, an act as it may be written there, or a list of
  /// them.
  public static ObjectNode ofFile() {
    var schema = new ActSchema(Place.FILE);
    schema.definitions.set("frontMatter", schema.frontMatter());
    return schema.document(
        "acts",
        "A file of acts of the agreement ledger",
        anyOf(schema.reference("frontMatter"), schema.reference("act"), schema.listOfActs()));
  }

  /// By their names: `Act`, which is one of them all, each act, and the values in them.
  public static ObjectNode components() {
    return new ActSchema(Place.DESCRIPTION).definitions;
  }

  private ObjectNode listOfActs() {
    var list = JSON.objectNode().put("type", "array");
    list.set("items", reference("act"));
    return list;
  }

  private ObjectNode document(String name, String title, ObjectNode root) {
    var document =
        JSON.objectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", "/schemas/" + name + ".json")
            .put("title", title);
    document.setAll(root);
    document.set("$defs", definitions);
    return document;
  }

  private ObjectNode anyAct() {
    if (place == Place.DESCRIPTION) {
      var acts = new LinkedHashMap<String, String>();
      Forms.ALL.acts().keySet().forEach(name -> acts.put(name, name));
      return toldApart(ActFormat.ACT, acts);
    }
    var names = JSON.arrayNode();
    var each = JSON.arrayNode();
    for (var name : Forms.ALL.acts().keySet()) {
      names.add(name);
      each.add(where(ActFormat.ACT, name, reference(name)));
    }
    var any = JSON.objectNode().put("type", "object");
    any.putObject("properties").putObject(ActFormat.ACT).set("enum", names);
    any.putArray("required").add(ActFormat.ACT);
    any.set("allOf", each);
    return any;
  }

  /// The fields of the envelope have to be there in a whole act; in a file they may be said for all
  /// acts.
  private ObjectNode act(String name, Fields fields) {
    var act = object(fields.fields());
    var properties = (ObjectNode) act.get("properties");
    properties.set(ActFormat.ACT, only(name));
    if (written) properties.set(Completion.REF, orNull(text(ID)));
    var required = JSON.arrayNode().add(ActFormat.ACT);
    fields
        .fields()
        .forEach((field, form) -> {
          boolean ofAll = Forms.ALL.envelope().named(field).filter(form::equals).isPresent();
          if (ofAll && place != Place.DESCRIPTION)
            properties.set(field, reference(ENVELOPE + "/properties/" + field));
          if (form.required() && !(written && ofAll)) required.add(field);
        });
    if (!written && isStatement(name)) required.add("by");
    act.set("required", required);
    return act;
  }

  private static boolean isStatement(String name) {
    return Act.Statement.class.isAssignableFrom(Vocabulary.ofAct(name).orElseThrow().act());
  }

  private ObjectNode frontMatter() {
    var defaults = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var properties = defaults.putObject("properties");
    for (var field : FrontMatter.FIELDS)
      properties.set(field, orNull(schema(Forms.ALL.envelope().named(field).orElseThrow().form())));
    properties.putObject(FrontMatter.ZONE).put("type", "string");
    properties.putObject(FrontMatter.LANGUAGE).put("type", "string");
    var front = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var parts = front.putObject("properties");
    parts.set(FrontMatter.FILE, text(ID));
    parts.set(FrontMatter.DEFAULTS, defaults);
    front.put("minProperties", 1);
    return front;
  }

  private ObjectNode schema(Form form) {
    return switch (form) {
      case Text(var type) -> text(type);
      case Choice(var names) -> choice(names);
      case Whole _ -> JSON.objectNode().put("type", "integer");
      case Flag _ -> JSON.objectNode().put("type", "boolean");
      case ListOf(var element, var orOne, _) -> {
        var list = JSON.objectNode().put("type", "array");
        list.set("items", schema(element));
        yield orOne ? anyOf(schema(element), named(SEVERAL, list)) : list;
      }
      case MapOf(var value) -> {
        var map = JSON.objectNode().put("type", "object");
        map.set("additionalProperties", schema(value));
        yield map;
      }
      case Fields(var fields) -> required(object(fields), fields);
      case OneOf kinds -> oneOf(kinds);
      case TextOr(var type, var object) -> anyOf(textOf(type), objectOf(type, schema(object)));
      case Named(var type) -> reference(type.getSimpleName());
    };
  }

  /// What stands beside a text has a name of its own, for those who make code of it. A map also
  /// names one of its keys, because some make nothing that works of one that names none.
  private ObjectNode objectOf(Class<?> type, ObjectNode object) {
    if (place == Place.DESCRIPTION && type == Words.class)
      object
          .putObject("properties")
          .putObject(Either.UNDETERMINED)
          .put("type", "string")
          .put("description", "Text in a language that is not said.");
    return named(type.getSimpleName() + "Object", object);
  }

  private ObjectNode named(String name, ObjectNode schema) {
    if (place != Place.DESCRIPTION) return schema;
    definitions.set(name, schema);
    return reference(name);
  }

  private ObjectNode object(Map<String, Field> fields) {
    var object = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var properties = object.putObject("properties");
    fields.forEach((name, field) ->
        properties.set(
            name, field.required() ? schema(field.form()) : orNull(schema(field.form()))));
    return object;
  }

  private static ObjectNode required(ObjectNode object, Map<String, Field> fields) {
    var required = JSON.arrayNode();
    fields.forEach((name, field) -> {
      if (field.required()) required.add(name);
    });
    if (!required.isEmpty()) object.set("required", required);
    return object;
  }

  private void define(String name, ObjectNode schema) {
    if (definitions.has(name)) throw new IllegalStateException("two schemas of the name " + name);
    definitions.set(name, schema);
  }

  /// Each kind under a name of its own, such as `TermCommitment`.
  private ObjectNode oneOf(String family, OneOf kinds) {
    var names = new LinkedHashMap<String, String>();
    kinds
        .kinds()
        .forEach((name, kind) -> {
          var one = schema(kind.fields());
          kinds.told().ifPresent(told -> tell(told, name, one));
          names.put(name, family + kind.type().getSimpleName());
          define(family + kind.type().getSimpleName(), one);
        });
    return kinds
        .told()
        .map(told -> toldApart(told, names))
        .orElseGet(() -> anyOf(names.values().stream().map(this::reference).toList()));
  }

  private static void tell(String told, String name, ObjectNode one) {
    ((ObjectNode) one.get("properties")).set(told, only(name));
    one.withArray("required").add(told);
  }

  /// @param names of the schemas, by what they are told apart by
  private ObjectNode toldApart(String told, Map<String, String> names) {
    var any = JSON.objectNode();
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

  private static ObjectNode only(String value) {
    return JSON.objectNode().put("type", "string").put("const", value);
  }

  private ObjectNode oneOf(OneOf kinds) {
    if (kinds.told().isEmpty())
      return anyOf(kinds.kinds().values().stream().map(kind -> schema(kind.fields())).toList());
    var told = kinds.told().get();
    var all = JSON.objectNode().put("type", "object");
    all.putObject("properties").set(told, choice(kinds.kinds().keySet()));
    all.putArray("required").add(told);
    var each = all.putArray("allOf");
    kinds
        .kinds()
        .forEach((name, kind) -> {
          var one = schema(kind.fields());
          ((ObjectNode) one.get("properties")).set(told, only(name));
          each.add(where(told, name, one));
        });
    return all;
  }

  private static ObjectNode where(String field, String value, ObjectNode then) {
    var condition = JSON.objectNode();
    var is = condition.putObject("if");
    is.putObject("properties").putObject(field).put("const", value);
    is.putArray("required").add(field);
    condition.set("then", then);
    return condition;
  }

  private ObjectNode text(Class<?> type) {
    if (type == Id.class) return text(ID);
    if (type == UserId.class) return text("[A-Za-z0-9._:@-]{1,64}");
    if (type == Decimal.class) {
      var digits = text("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
      return written ? anyOf(digits, JSON.objectNode().put("type", "number")) : digits;
    }
    if (type == UUID.class)
      return text(written ? ID : "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    if (type == OffsetDateTime.class) return text(written ? MOMENT + "|" + DATE : MOMENT);
    if (type == LocalDate.class) return text(DATE);
    if (type == Duration.class || type == Period.class) return text("[+-]?P.+");
    if (type == ZoneId.class || type == Proposition.class || type == String.class)
      return JSON.objectNode().put("type", "string");
    throw new IllegalStateException("nothing is said of " + type);
  }

  /// The form of a value that is one text.
  private ObjectNode textOf(Class<?> type) {
    if (type == Actor.class || type == KeyRef.class) return text(ID);
    if (type == SpeakingCapacity.class)
      return choice(Arrays.stream(SpeakingCapacity.Plain.values()).map(Enum::name).toList());
    if (type == MandateAct.Scope.class) return choice(Forms.ALL.acts().keySet());
    if (type == Accession.class) return choice(List.of("CLOSED", "OPEN"));
    if (type == When.class) return text(OffsetDateTime.class);
    if (type == Words.class) return JSON.objectNode().put("type", "string");
    throw new IllegalStateException("nothing is said of " + type);
  }

  private static ObjectNode text(String pattern) {
    return JSON.objectNode().put("type", "string").put("pattern", "^(" + pattern + ")$");
  }

  private static ObjectNode choice(Collection<String> names) {
    var choice = JSON.objectNode().put("type", "string");
    names.forEach(choice.putArray("enum")::add);
    return choice;
  }

  private ObjectNode reference(String name) {
    return JSON.objectNode()
        .put("$ref", (place == Place.DESCRIPTION ? "#/components/schemas/" : "#/$defs/") + name);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    return anyOf(schema, JSON.objectNode().put("type", "null"));
  }

  private static ObjectNode anyOf(ObjectNode... schemas) {
    return anyOf(List.of(schemas));
  }

  private static ObjectNode anyOf(List<ObjectNode> schemas) {
    ArrayNode each = JSON.arrayNode();
    schemas.forEach(each::add);
    var any = JSON.objectNode();
    any.set("anyOf", each);
    return any;
  }
}
