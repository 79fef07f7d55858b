package ledger.act.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import ledger.act.json.Form.Field;
import ledger.act.json.Form.Fields;
import ledger.record.Vocabulary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The forms of acts as a JSON Schema (draft 2020-12), for editors and for clients: made of the
/// [Form]s by which acts are completed, which are read off the records that acts are bound to.
///
/// It says what can be read, and what each act and field is called ([Captions]): editors show that,
/// and whoever reads the description of the interface. What may be recorded, the rules say.
public final class ActSchema {

  private static final String ENVELOPE = "Envelope";
  private static final String OF_FILES = "File";
  private static final String ANY_ACT = "act";
  private static final String PART = "part";
  private static final String GROUP = "group";
  private static final String WRITTEN = "written";

  private final SchemaPlace place;
  private final boolean written;
  private final Captions captions;
  private final ValueSchemas values;

  private ActSchema(SchemaPlace place, Captions captions) {
    this.place = place;
    this.written = place == SchemaPlace.FILE;
    this.captions = captions;
    this.values = new ValueSchemas(place, captions);
    if (place != SchemaPlace.DESCRIPTION)
      values.define(ENVELOPE, values.object(ENVELOPE, Forms.ALL.envelope().fields()));
    Forms.ALL.acts().forEach((name, fields) -> values.define(name, act(name, fields)));
    switch (place) {
      case DESCRIPTION -> values.define("Act", oneAct());
      case ALONE -> values.define(ANY_ACT, anyAct());
      case FILE -> {
        values.define(ANY_ACT, anyAct());
        values.define(PART, part());
        values.define(GROUP, group());
        values.define(WRITTEN, actOr(GROUP, ANY_ACT));
        values.define("frontMatter", frontMatter());
      }
    }
  }

  /// Of one whole act, as it is posted, recorded and exported.
  public static ObjectNode ofAct(Captions captions) {
    var schema = new ActSchema(SchemaPlace.ALONE, captions);
    return schema.document(
        "act", "An act of the agreement ledger", schema.values.reference(ANY_ACT));
  }

  /// Of a document of a file: its front matter, an act as it may be written there or several that
  /// have fields in common, or a list of these.
  public static ObjectNode ofFile(Captions captions) {
    var schema = new ActSchema(SchemaPlace.FILE, captions);
    return schema.document(
        "acts",
        "A file of acts of the agreement ledger",
        JsonSchema.anyOf(
            schema.values.reference("frontMatter"),
            schema.values.reference(WRITTEN),
            JsonSchema.listOf(schema.values.reference(WRITTEN))));
  }

  /// By their names: `Act`, which is one of them all, each act, and the values in them.
  public static ObjectNode components(Captions captions) {
    return new ActSchema(SchemaPlace.DESCRIPTION, captions).values.definitions();
  }

  private ObjectNode document(String name, String title, ObjectNode root) {
    var document =
        JsonSchema.nothing()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", "/schemas/" + name + ".json")
            .put("title", title);
    document.setAll(root);
    document.set("$defs", values.definitions());
    return document;
  }

  private ObjectNode oneAct() {
    var acts = new LinkedHashMap<String, String>();
    Forms.ALL.acts().keySet().forEach(name -> acts.put(name, name));
    return values.toldApart(ActFormat.ACT, acts);
  }

  private ObjectNode anyAct() {
    return eachAct(written ? this::orSeveral : values::reference);
  }

  /// What an act says itself where other fields of it may stand beside the list that it is in.
  private ObjectNode part() {
    return eachAct(values::reference);
  }

  private ObjectNode eachAct(Function<String, ObjectNode> schema) {
    var any = JsonSchema.ofType("object");
    var names = any.putObject("properties").putObject(ActFormat.ACT).putArray("enum");
    any.putArray("required").add(ActFormat.ACT);
    var each = any.putArray("allOf");
    for (var name : Forms.ALL.acts().keySet()) {
      names.add(name);
      each.add(JsonSchema.where(ActFormat.ACT, name, schema.apply(name)));
    }
    return any;
  }

  /// The act of that name; or, where it has a list, as many of them.
  private ObjectNode orSeveral(String name) {
    var schema = values.reference(name);
    var required = requiredOf(name, Forms.ALL.act(name));
    if (required.isEmpty()) return schema;
    schema.putObject("if").putArray("required").add(CommonFields.EACH);
    schema.putObject("else").set("required", required);
    return schema;
  }

  /// Several acts, each of which says what it is.
  private ObjectNode group() {
    var group = JsonSchema.ofType("object");
    var properties = group.putObject("properties");
    Forms.ALL
        .envelope()
        .fields()
        .keySet()
        .forEach(
            field -> properties.set(field, values.reference(ENVELOPE + "/properties/" + field)));
    CommonFields.OF_ONE.forEach(properties::remove);
    properties.set(CommonFields.EACH, each(actOr(GROUP, PART)));
    group.putArray("required").add(CommonFields.EACH);
    return group;
  }

  private ObjectNode each(ObjectNode element) {
    return values.captioned(
        OF_FILES, CommonFields.EACH, JsonSchema.listOf(element).put("minItems", 1));
  }

  private ObjectNode actOr(String group, String act) {
    var either = JsonSchema.nothing();
    var isGroup = either.putObject("if");
    isGroup.putArray("required").add(CommonFields.EACH);
    isGroup.putObject("not").putArray("required").add(ActFormat.ACT);
    either.set("then", values.reference(group));
    either.set("else", values.reference(act));
    return either;
  }

  private ObjectNode act(String name, Fields fields) {
    var act = values.object(name, fields.fields());
    var properties = (ObjectNode) act.get("properties");
    properties.set(ActFormat.ACT, named(name));
    if (place == SchemaPlace.DESCRIPTION) act.put("description", captions.act(name));
    fields
        .fields()
        .forEach((field, form) -> {
          if (isOfAll(field, form)) properties.set(field, ofAll(field, properties));
        });
    if (written) {
      properties.set(
          Completion.REF,
          values.captioned(
              OF_FILES, Completion.REF, JsonSchema.orNull(JsonSchema.text(TextSchemas.ID))));
      properties.set(CommonFields.EACH, each(values.reference(name)));
    } else act.set("required", requiredOf(name, fields).insert(0, ActFormat.ACT));
    return act;
  }

  /// A field that every act has: defined once, but for those who make code of it.
  private ObjectNode ofAll(String field, ObjectNode properties) {
    return place == SchemaPlace.DESCRIPTION
        ? values.captioned(ENVELOPE, field, (ObjectNode) properties.get(field))
        : values.reference(ENVELOPE + "/properties/" + field);
  }

  private ObjectNode named(String act) {
    return JsonSchema.only(act).put("description", captions.act(act));
  }

  /// The fields of the envelope have to be there in a whole act; in a file they may be said for all
  /// acts.
  private ArrayNode requiredOf(String name, Fields fields) {
    var required = JsonSchema.list();
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
    return Vocabulary.ofAct(name).orElseThrow().isStatement();
  }

  private ObjectNode frontMatter() {
    var defaults = JsonSchema.closedObject();
    var properties = defaults.putObject("properties");
    for (var field : FrontMatter.FIELDS)
      properties.set(
          field,
          values.captioned(
              ENVELOPE,
              field,
              JsonSchema.orNull(
                  values.schema(
                      ENVELOPE, Forms.ALL.envelope().named(field).orElseThrow().form()))));
    for (var field : List.of(FrontMatter.ZONE, FrontMatter.LANGUAGE))
      properties.set(field, values.captioned(OF_FILES, field, JsonSchema.ofType("string")));
    var front = JsonSchema.closedObject();
    var parts = front.putObject("properties");
    parts.set(
        FrontMatter.FILE,
        values.captioned(OF_FILES, FrontMatter.FILE, JsonSchema.text(TextSchemas.ID)));
    parts.set(FrontMatter.DEFAULTS, values.captioned(OF_FILES, FrontMatter.DEFAULTS, defaults));
    front.put("minProperties", 1);
    return front;
  }
}
