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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import ledger.act.json.Form.Kind;
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
/// It says what can be read, and what each act and field is called ([Captions]): editors show that.
/// What may be recorded, the rules say.
public final class ActSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MOMENT =
      DATE + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})";
  private static final String ENVELOPE = "Envelope";
  private static final String OF_FILES = "File";
  private static final String ANY_ACT = "act";
  private static final String PART = "part";
  private static final String GROUP = "group";
  private static final String WRITTEN = "written";
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
  private final Optional<Captions> captions;
  private final ObjectNode definitions = JSON.objectNode();

  private ActSchema(Place place, Optional<Captions> captions) {
    this.place = place;
    this.written = place == Place.FILE;
    this.captions = captions;
    Forms.ALL
        .named()
        .forEach((name, form) ->
            define(
                name,
                place == Place.DESCRIPTION && form instanceof OneOf kinds
                    ? oneOf(name, kinds)
                    : schema(name, form)));
    if (place != Place.DESCRIPTION)
      definitions.set(ENVELOPE, object(ENVELOPE, Forms.ALL.envelope().fields()));
    Forms.ALL.acts().forEach((name, fields) -> define(name, act(name, fields)));
    switch (place) {
      case DESCRIPTION -> define("Act", oneAct());
      case ALONE -> define(ANY_ACT, anyAct());
      case FILE -> {
        define(ANY_ACT, anyAct());
        define(PART, part());
        define(GROUP, group());
        define(WRITTEN, actOr(GROUP, ANY_ACT));
        define("frontMatter", frontMatter());
      }
    }
  }

  /// Of one whole act, as it is posted, recorded and exported.
  public static ObjectNode ofAct(Captions captions) {
    var schema = new ActSchema(Place.ALONE, Optional.of(captions));
    return schema.document("act", "An act of the agreement ledger", schema.reference(ANY_ACT));
  }

  /// Of a document of a file: its front matter, an act as it may be written there or several that
  /// have fields in common, or a list of these.
  public static ObjectNode ofFile(Captions captions) {
    var schema = new ActSchema(Place.FILE, Optional.of(captions));
    return schema.document(
        "acts",
        "A file of acts of the agreement ledger",
        anyOf(
            schema.reference("frontMatter"),
            schema.reference(WRITTEN),
            listOf(schema.reference(WRITTEN))));
  }

  /// By their names: `Act`, which is one of them all, each act, and the values in them.
  public static ObjectNode components() {
    return new ActSchema(Place.DESCRIPTION, Optional.empty()).definitions;
  }

  private static ObjectNode listOf(ObjectNode element) {
    var list = JSON.objectNode().put("type", "array");
    list.set("items", element);
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

  private ObjectNode oneAct() {
    var acts = new LinkedHashMap<String, String>();
    Forms.ALL.acts().keySet().forEach(name -> acts.put(name, name));
    return toldApart(ActFormat.ACT, acts);
  }

  private ObjectNode anyAct() {
    return eachAct(written ? this::orSeveral : this::reference);
  }

  /// What an act says itself where other fields of it may stand beside the list that it is in.
  private ObjectNode part() {
    return eachAct(this::reference);
  }

  private ObjectNode eachAct(Function<String, ObjectNode> schema) {
    var names = JSON.arrayNode();
    var each = JSON.arrayNode();
    for (var name : Forms.ALL.acts().keySet()) {
      names.add(name);
      each.add(where(ActFormat.ACT, name, schema.apply(name)));
    }
    var any = JSON.objectNode().put("type", "object");
    any.putObject("properties").putObject(ActFormat.ACT).set("enum", names);
    any.putArray("required").add(ActFormat.ACT);
    any.set("allOf", each);
    return any;
  }

  /// The act of that name; or, where it has a list, as many of them.
  private ObjectNode orSeveral(String name) {
    var schema = reference(name);
    var required = requiredOf(name, Forms.ALL.act(name));
    if (required.isEmpty()) return schema;
    schema.putObject("if").putArray("required").add(CommonFields.EACH);
    schema.putObject("else").set("required", required);
    return schema;
  }

  /// Several acts, each of which says what it is.
  private ObjectNode group() {
    var group = JSON.objectNode().put("type", "object");
    var properties = group.putObject("properties");
    Forms.ALL
        .envelope()
        .fields()
        .keySet()
        .forEach(field -> properties.set(field, reference(ENVELOPE + "/properties/" + field)));
    CommonFields.OF_ONE.forEach(properties::remove);
    properties.set(CommonFields.EACH, each(actOr(GROUP, PART)));
    group.putArray("required").add(CommonFields.EACH);
    return group;
  }

  private ObjectNode each(ObjectNode element) {
    return captioned(OF_FILES, CommonFields.EACH, listOf(element).put("minItems", 1));
  }

  private ObjectNode actOr(String group, String act) {
    var either = JSON.objectNode();
    var isGroup = either.putObject("if");
    isGroup.putArray("required").add(CommonFields.EACH);
    isGroup.putObject("not").putArray("required").add(ActFormat.ACT);
    either.set("then", reference(group));
    either.set("else", reference(act));
    return either;
  }

  private ObjectNode act(String name, Fields fields) {
    var act = object(name, fields.fields());
    var properties = (ObjectNode) act.get("properties");
    properties.set(ActFormat.ACT, named(name));
    if (place != Place.DESCRIPTION)
      fields
          .fields()
          .forEach((field, form) -> {
            if (isOfAll(field, form))
              properties.set(field, reference(ENVELOPE + "/properties/" + field));
          });
    if (written) {
      properties.set(Completion.REF, captioned(OF_FILES, Completion.REF, orNull(text(ID))));
      properties.set(CommonFields.EACH, each(reference(name)));
    } else act.set("required", requiredOf(name, fields).insert(0, ActFormat.ACT));
    return act;
  }

  private ObjectNode named(String act) {
    var name = only(act);
    captions.ifPresent(said -> name.put("description", said.act(act)));
    return name;
  }

  /// The fields of the envelope have to be there in a whole act; in a file they may be said for all
  /// acts.
  private ArrayNode requiredOf(String name, Fields fields) {
    var required = JSON.arrayNode();
    fields
        .fields()
        .forEach((field, form) -> {
          if (form.required() && !(written && isOfAll(field, form))) required.add(field);
        });
    if (!written && isStatement(name)) required.add("by");
    return required;
  }

  private static boolean isOfAll(String field, Field form) {
    return Forms.ALL.envelope().named(field).filter(form::equals).isPresent();
  }

  private static boolean isStatement(String name) {
    return Act.Statement.class.isAssignableFrom(Vocabulary.ofAct(name).orElseThrow().act());
  }

  private ObjectNode frontMatter() {
    var defaults = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var properties = defaults.putObject("properties");
    for (var field : FrontMatter.FIELDS)
      properties.set(
          field,
          captioned(
              ENVELOPE,
              field,
              orNull(schema(ENVELOPE, Forms.ALL.envelope().named(field).orElseThrow().form()))));
    for (var field : List.of(FrontMatter.ZONE, FrontMatter.LANGUAGE))
      properties.set(field, captioned(OF_FILES, field, JSON.objectNode().put("type", "string")));
    var front = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var parts = front.putObject("properties");
    parts.set(FrontMatter.FILE, captioned(OF_FILES, FrontMatter.FILE, text(ID)));
    parts.set(FrontMatter.DEFAULTS, captioned(OF_FILES, FrontMatter.DEFAULTS, defaults));
    front.put("minProperties", 1);
    return front;
  }

  private ObjectNode captioned(String owner, String field, ObjectNode schema) {
    captions.ifPresent(said ->
        schema.put(
            "description", SchemaWords.of(owner, field).orElseGet(() -> said.field(owner, field))));
    return schema;
  }

  /// @param owner of its fields, where it has some
  private ObjectNode schema(String owner, Form form) {
    return switch (form) {
      case Text(var type) -> text(type);
      case Choice(var names) -> choice(names);
      case Whole _ -> JSON.objectNode().put("type", "integer");
      case Flag _ -> JSON.objectNode().put("type", "boolean");
      case ListOf(var element, var orOne, _) -> {
        var list = listOf(schema(owner, element));
        yield orOne ? anyOf(schema(owner, element), named(SEVERAL, list)) : list;
      }
      case MapOf(var value) -> {
        var map = JSON.objectNode().put("type", "object");
        map.set("additionalProperties", schema(owner, value));
        yield map;
      }
      case Fields(var fields) -> required(object(owner, fields), fields);
      case OneOf kinds -> oneOfSeveral(owner, kinds);
      case TextOr(var type, var object) ->
          anyOf(textOf(type), objectOf(type, schema(type.getSimpleName(), object)));
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

  private ObjectNode object(String owner, Map<String, Field> fields) {
    var object = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var properties = object.putObject("properties");
    fields.forEach(
        (name, field) -> properties.set(name, captioned(owner, name, field(owner, field))));
    return object;
  }

  private ObjectNode field(String owner, Field field) {
    var schema = schema(owner, field.form());
    return field.required() ? schema : orNull(schema);
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
          var one = schema(kind);
          kinds.told().ifPresent(told -> tell(family, told, name, one));
          names.put(name, family + kind.type().getSimpleName());
          define(family + kind.type().getSimpleName(), one);
        });
    return kinds
        .told()
        .map(told -> toldApart(told, names))
        .orElseGet(() -> anyOf(names.values().stream().map(this::reference).toList()));
  }

  private void tell(String family, String told, String name, ObjectNode one) {
    ((ObjectNode) one.get("properties")).set(told, captioned(family, told, only(name)));
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

  private ObjectNode schema(Kind kind) {
    return schema(kind.type().getSimpleName(), kind.fields());
  }

  private ObjectNode oneOfSeveral(String family, OneOf kinds) {
    if (kinds.told().isEmpty())
      return anyOf(kinds.kinds().values().stream().map(this::schema).toList());
    var told = kinds.told().get();
    var all = JSON.objectNode().put("type", "object");
    all.putObject("properties").set(told, captioned(family, told, choice(kinds.kinds().keySet())));
    all.putArray("required").add(told);
    var each = all.putArray("allOf");
    kinds
        .kinds()
        .forEach((name, kind) -> {
          var one = schema(kind);
          ((ObjectNode) one.get("properties")).set(told, captioned(family, told, only(name)));
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
