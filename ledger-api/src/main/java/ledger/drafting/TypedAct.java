package ledger.drafting;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.act.Actor;
import ledger.act.MandateAct.Scope;
import ledger.act.SpeakingCapacity;
import ledger.act.json.Form;
import ledger.act.json.Form.Field;
import ledger.act.json.Forms;
import ledger.draft.TypedValues;
import ledger.sentence.Language;
import ledger.terms.KeyRef;
import ledger.typed.TypedTimes;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import ledger.value.ZoneName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes of what was typed into a form the act that a program would send.
///
/// What is left empty is left out. What cannot be what is asked for is passed on as it was typed,
/// for the reader of acts to refuse.
final class TypedAct {

  static final String KIND = ":kind";
  static final String NONE = ":none";
  static final String UNIT = ":unit";
  static final String TO = ":to";
  static final String PRECISION = ":precision";
  static final String ZONE = ":zone";
  static final String LANGUAGE = ":lang";
  static final String KEY = ":key";

  /// Words by which a choice is looked for.
  static final String FIND = ":find";

  /// What an attached file is called; its source is named after it.
  static final String FILE_NAME = ":name";

  /// Of a file, whether a copy is kept here.
  static final String KEEP = ":keep";

  static final Set<Class<?>> CODED =
      Set.of(Actor.class, SpeakingCapacity.class, KeyRef.class, Scope.class);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// @param act without what every act has: its name, its id and its negotiation
  /// @param places where in the form stands what is at a path of the act
  /// @param made names that were made for what the act gives a name to, by the path
  /// @param either times that may be read in two ways, by the path in the form
  record Read(
      ObjectNode act,
      Map<String, String> places,
      Map<String, String> made,
      Map<String, List<When>> either) {

    /// Where in the form a place of the act is, or what it is a part of.
    String inForm(String subject) {
      for (var path = subject; !path.isEmpty(); path = parent(path))
        if (places.containsKey(path)) return places.get(path) + subject.substring(path.length());
      return subject;
    }

    private static String parent(String path) {
      return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
  }

  private final TypedValues typed;
  private final MadeNames names;
  private final Language language;
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> made = new LinkedHashMap<>();
  private final Map<String, List<When>> either = new LinkedHashMap<>();

  private TypedAct(TypedValues typed, MadeNames names, Language language) {
    this.typed = typed;
    this.names = names;
    this.language = language;
  }

  /// @param language in which months may be typed
  static Read read(String act, TypedValues typed, MadeNames names, Language language) {
    var reading = new TypedAct(typed, names, language);
    var object = JSON.objectNode();
    reading.fields(act, Forms.ALL.act(act), "", "", object, true);
    return new Read(object, reading.places, reading.made, reading.either);
  }

  /// @param path in the form
  /// @param place in the act
  private Optional<JsonNode> value(
      String owner, String name, Form form, String path, String place) {
    var found =
        switch (form) {
          case Form.Text(var type) -> text(type, path);
          case Form.Choice _ -> said(path).map(JSON::stringNode);
          case Form.Whole _ -> said(path).map(TypedAct::whole);
          case Form.Flag _ ->
              typed.isTicked(path)
                  ? Optional.of(JSON.booleanNode(true))
                  : Optional.<JsonNode>empty();
          case Form.ListOf list -> list(owner, name, list, path, place);
          case Form.MapOf(var each) -> map(owner, name, each, KEY, path, place);
          case Form.Fields fields -> object(owner, fields, path, place);
          case Form.OneOf kinds -> oneOf(kinds, path, place);
          case Form.TextOr(var type, var object) -> textOr(owner, name, type, object, path, place);
          case Form.Named(var type) ->
              value(type.getSimpleName(), name, Forms.ALL.named(type), path, place);
        };
    if (found.isPresent()) places.put(place, path);
    return found.map(node -> (JsonNode) node);
  }

  private Optional<String> said(String path) {
    return Optional.of(typed.text(path).strip()).filter(text -> !text.isEmpty());
  }

  private Optional<JsonNode> text(Class<?> type, String path) {
    if (type == String.class)
      return Optional.of(typed.text(path)).filter(text -> !text.isBlank()).map(JSON::stringNode);
    return said(path)
        .map(text ->
            typed.byPath().containsKey(path + UNIT)
                ? new TypedLength(text, typed.text(path + UNIT)).iso()
                : text)
        .map(JSON::stringNode);
  }

  private static JsonNode whole(String text) {
    return text.matches("-?[0-9]{1,9}")
        ? JSON.numberNode(Integer.parseInt(text))
        : JSON.stringNode(text);
  }

  private Optional<JsonNode> list(
      String owner, String name, Form.ListOf list, String path, String place) {
    if (list.orNone() && typed.isTicked(path + NONE)) return Optional.of(JSON.arrayNode());
    var array = JSON.arrayNode();
    for (int i = 0; i < typed.rows(path); i++)
      value(owner, name, list.element(), path + "[" + i + "]", place + "[" + array.size() + "]")
          .ifPresent(array::add);
    return array.isEmpty() ? Optional.empty() : Optional.of(array);
  }

  private Optional<JsonNode> map(
      String owner, String name, Form each, String key, String path, String place) {
    var object = JSON.objectNode();
    for (int i = 0; i < typed.rows(path); i++) {
      var row = path + "[" + i + "]";
      var called = said(row + key).orElse("und");
      value(owner, name, each, row, place + "." + called)
          .ifPresent(value -> object.set(called, value));
    }
    return object.isEmpty() ? Optional.empty() : Optional.of(object);
  }

  private Optional<JsonNode> object(String owner, Form.Fields fields, String path, String place) {
    var object = JSON.objectNode();
    fields(owner, fields, path, place, object, false);
    return object.isEmpty() ? Optional.empty() : Optional.of(object);
  }

  /// Names are made when the rest is known: of nothing, nothing is made.
  private void fields(
      String owner, Form.Fields fields, String path, String place, ObjectNode into, boolean whole) {
    fields
        .fields()
        .forEach((name, field) ->
            value(owner, name, field.form(), dotted(path, name), dotted(place, name))
                .or(() -> nothing(field))
                .ifPresent(value -> into.set(name, value)));
    if (whole || !into.isEmpty())
      fields.fields().forEach((name, field) -> madeFor(owner, name, field, path, place, into));
  }

  /// What has to be there, and may say nothing.
  private static Optional<JsonNode> nothing(Field field) {
    return field.required()
            && field.form() instanceof Form.Named(var type)
            && Forms.ALL.named(type) instanceof Form.Fields parts
            && parts.fields().values().stream().noneMatch(Field::required)
        ? Optional.of(JSON.objectNode())
        : Optional.empty();
  }

  private void madeFor(
      String owner, String name, Field field, String path, String place, ObjectNode into) {
    boolean isNew =
        field.form().equals(new Form.Text(Id.class)) && Thing.of(owner, name) == Thing.NEW;
    if (!isNew || into.has(name)) return;
    names
        .make(owner, path, typed)
        .ifPresent(id -> {
          made.put(dotted(path, name), id);
          into.put(name, id);
        });
    places.put(dotted(place, name), dotted(path, name));
  }

  static String dotted(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Optional<JsonNode> oneOf(Form.OneOf kinds, String path, String place) {
    var name = typed.text(path + KIND);
    return Optional.ofNullable(kinds.kinds().get(name))
        .map(kind -> {
          var object = JSON.objectNode();
          kinds.told().ifPresent(told -> object.put(told, name));
          fields(kind.type().getSimpleName(), kind.fields(), path, place, object, false);
          if (kinds.told().isEmpty()) toldByIt(kind.fields(), object);
          return object;
        });
  }

  /// Where its fields tell what it is, the one that tells it is there, though nothing was typed.
  private static void toldByIt(Form.Fields fields, ObjectNode object) {
    fields
        .fields()
        .forEach((name, field) -> {
          if (!object.has(name) && field.form() instanceof Form.Flag && fields.fields().size() == 1)
            object.put(name, true);
          else if (!object.has(name) && object.isEmpty() && field.form() instanceof Form.ListOf)
            object.set(name, JSON.arrayNode());
          else if (!object.has(name) && object.isEmpty()) object.set(name, JSON.nullNode());
        });
  }

  private Optional<JsonNode> textOr(
      String owner, String name, Class<?> type, Form object, String path, String place) {
    if (CODED.contains(type)) return said(path).map(code -> coded(code, path));
    if (type == When.class) return time(path);
    if (type == Words.class && object instanceof Form.MapOf(var text))
      return map(owner, name, text, LANGUAGE, path, place);
    return said(path + KIND)
        .<JsonNode>map(JSON::stringNode)
        .or(() -> value(owner, name, object, path, place));
  }

  private JsonNode coded(String code, String path) {
    if (!code.equals(RecordChoices.SOMEBODY)) return Codes.node(code);
    var handle = names.handle();
    made.put(path, RecordChoices.SOMEBODY + handle);
    return Codes.node(RecordChoices.SOMEBODY + handle);
  }

  private Optional<JsonNode> time(String path) {
    var precision =
        Arrays.stream(When.Precision.values())
            .filter(one -> one.name().equals(typed.text(path + PRECISION)))
            .findFirst();
    boolean isUnknown = precision.equals(Optional.of(When.Precision.UNKNOWN));
    var said = said(path);
    if (said.isEmpty() && !isUnknown) return Optional.empty();
    var time =
        new TypedTime(
            said.orElse(""), typed.text(path + TO), precision, TypedTimes.in(language, zone(path)));
    if (!time.either().isEmpty()) either.put(path, time.either());
    return Optional.of(
        time.written()
            .map(when -> withItsZone(when, path))
            .<JsonNode>map(when -> when)
            .orElseGet(() -> JSON.stringNode(said.orElse(""))));
  }

  private ObjectNode withItsZone(ObjectNode when, String path) {
    return said(path + ZONE).map(zone -> when.put("zone", zone)).orElse(when);
  }

  /// Its own, or that of the whole form. What is none is refused by whoever reads the act.
  private ZoneId zone(String path) {
    try {
      return said(path + ZONE).or(() -> said(ZONE)).map(ZoneName::read).orElse(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }
}
