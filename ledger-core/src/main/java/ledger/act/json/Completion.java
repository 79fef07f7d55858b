package ledger.act.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ledger.act.Act;
import ledger.act.Envelope;
import ledger.act.Proposition;
import ledger.act.json.Form.Field;
import ledger.act.json.Form.Fields;
import ledger.act.json.Form.ListOf;
import ledger.act.json.Form.MapOf;
import ledger.act.json.Form.Named;
import ledger.act.json.Form.OneOf;
import ledger.act.json.Form.Text;
import ledger.act.json.Form.TextOr;
import ledger.act.json.Unreadable.MissingField;
import ledger.act.json.Unreadable.UnknownField;
import ledger.act.json.Unreadable.WrongValue;
import ledger.record.Vocabulary;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;
import ledger.value.ZoneName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes whole acts of what a file says of them: what is written by hand, as [Form] asks for it.
///
/// | written | stands for |
/// |--|--|
/// | nothing | what the front matter has for it; an act's id |
/// | `2023-09-12`, where a time is asked for | that DAY in the file's zone |
/// | text, where words are asked for | text in the file's language |
/// | `15`, where a decimal is asked for | `"15"` |
/// | a `ref`, where an act's id is asked for | the id of the act before it that has it |
///
/// What it cannot complete it leaves as it is, for the reader to refuse.
final class Completion {

  static final String REF = "ref";
  private static final String ACT_ID = "actId";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern ID_OF_ACT =
      Pattern.compile("(VALID\\(|NAME\\([^(),]*,)([A-Za-z0-9._-]+)\\)");

  /// Whose word it is, when and through whom, is said of statements alone.
  private static final List<String> OF_FILINGS = List.of("negotiation", "compartments");

  private final FrontMatter front;
  private final ActIds ids;
  private List<Unreadable> faults = new ArrayList<>();
  private Optional<String> ref = Optional.empty();

  Completion(FrontMatter front) {
    this.front = front;
    this.ids = new ActIds(front.file());
  }

  /// What is wrong with what was completed last; the reader says the rest.
  List<Unreadable> faults() {
    return faults;
  }

  /// What the file calls the act that was completed last.
  Optional<String> ref() {
    return ref;
  }

  /// Those of the front matter, themselves complete.
  ObjectNode defaults() {
    var complete = JSON.objectNode();
    for (var field : front.defaults().properties())
      complete.set(
          field.getKey(),
          field(Forms.ALL.envelope().named(field.getKey()), field.getValue(), field.getKey()));
    return complete;
  }

  JsonNode of(JsonNode written) {
    faults = new ArrayList<>();
    ref = Optional.empty();
    if (!(written instanceof ObjectNode act)) return written;
    var entry = Vocabulary.ofAct(act.path(ActFormat.ACT).asString(""));
    if (entry.isEmpty()) return act;
    var own = act.deepCopy();
    ref = ref(own.remove(REF));
    var complete = withDefaults(own.deepCopy(), entry.get());
    var fields = Forms.ALL.act(entry.get().actName());
    complete = (ObjectNode) whole(fields, complete, "");
    identify(complete, own);
    return complete;
  }

  private ObjectNode withDefaults(ObjectNode act, Vocabulary.Entry<?> entry) {
    boolean filing = Act.Filing.class.isAssignableFrom(entry.act());
    for (var field : front.defaults().properties())
      if (!act.has(field.getKey()) && (!filing || OF_FILINGS.contains(field.getKey())))
        act.set(field.getKey(), field.getValue());
    if (filing && !front.equals(FrontMatter.NONE) && !act.has("mode"))
      act.put("mode", Envelope.Mode.PERFORMED.name());
    return act;
  }

  private Optional<String> ref(JsonNode written) {
    if (written == null || written.isNull()) return Optional.empty();
    var text = written.asString("");
    if (written.isString() && Id.parse(text).isPresent() && !isUuid(text)) return Optional.of(text);
    faults.add(
        new WrongValue(
            REF,
            "it is no name for an act of this file",
            "1 to 64 of letters, digits, \"-\", \"_\" and \".\", and no UUID",
            ReadingFaults.shown(written)));
    return Optional.empty();
  }

  private void identify(ObjectNode act, ObjectNode own) {
    var given = own.remove(ACT_ID);
    var id =
        given == null || given.isNull()
            ? ids.of(act.path("negotiation").asString(""), ref, own)
            : Optional.of(given.asString("")).filter(Completion::isUuid).map(UUID::fromString);
    if (given == null || given.isNull()) {
      id.ifPresentOrElse(
          made -> act.put(ACT_ID, made.toString()),
          () ->
              faults.add(
                  new MissingField(
                      ACT_ID,
                      "a UUID; or give the file a name, and its acts are given their ids: \"file: …\" ahead of \"defaults:\"")));
    }
    if (ref.isPresent() && id.isPresent() && !ids.name(ref.get(), id.get()))
      faults.add(
          new WrongValue(
              REF,
              ids.named(ref.get()).isPresent()
                  ? "an act before it in this file has that name"
                  : "a file names " + ActIds.MOST + " acts at most",
              "a name of its own",
              "\"" + ref.get() + "\""));
  }

  private JsonNode value(Form form, JsonNode value, String path) {
    return switch (form) {
      case Text(var type) when type == Decimal.class && value.isNumber() -> decimal(value);
      case Text(var type) when type == UUID.class && value.isString() -> idOfAct(value, path);
      case Text(var type) when type == Proposition.class && value.isString() ->
          proposition(value, path);
      case TextOr(var type, var object) -> textOr(type, object, value, path);
      case Named(var type) -> value(Forms.ALL.named(type), value, path);
      case ListOf(var element, var orOne, _) -> list(element, orOne, value, path);
      case MapOf(var each) when value.isObject() -> map(each, (ObjectNode) value, path);
      case Fields fields when value.isObject() -> whole(fields, (ObjectNode) value, path);
      case OneOf kinds when value.isObject() ->
          kinds
              .of(value)
              .<JsonNode>map(kind -> whole(kind.fields(), (ObjectNode) value, path))
              .orElse(value);
      case Form _ -> value;
    };
  }

  private JsonNode whole(Fields fields, ObjectNode object, String path) {
    var complete = JSON.objectNode();
    for (var field : object.properties())
      complete.set(
          field.getKey(),
          field(
              fields.named(field.getKey()),
              field.getValue(),
              ReadingFaults.dotted(path, field.getKey())));
    return complete;
  }

  private JsonNode field(Optional<Field> field, JsonNode value, String path) {
    return field.map(known -> value(known.form(), value, path)).orElse(value);
  }

  private JsonNode map(Form each, ObjectNode object, String path) {
    var complete = JSON.objectNode();
    for (var field : object.properties())
      complete.set(
          field.getKey(),
          value(each, field.getValue(), ReadingFaults.dotted(path, field.getKey())));
    return complete;
  }

  private JsonNode list(Form element, boolean orOne, JsonNode value, String path) {
    if (!value.isArray()) return orOne ? value(element, value, path) : value;
    var complete = JSON.arrayNode();
    for (var one : value) complete.add(value(element, one, path + "[" + complete.size() + "]"));
    return complete;
  }

  private JsonNode textOr(Class<?> type, Form object, JsonNode value, String path) {
    if (type == When.class) return time(value, path);
    if (type == Words.class && value.isString() && front.language().isPresent())
      return JSON.objectNode().put(front.language().get(), value.stringValue());
    return value.isObject() ? value(object, value, path) : value;
  }

  /// Only where the number says as much as its digits would: what is written with an exponent does
  /// not.
  private static JsonNode decimal(JsonNode number) {
    try {
      return JSON.stringNode(new Decimal(number.asString()).text());
    } catch (Malformed _) {
      return number;
    }
  }

  private JsonNode time(JsonNode written, String path) {
    if (isDate(written))
      return day(written, path).<JsonNode>map(day -> stretch(day, day.plusDays(1))).orElse(written);
    if (!(written instanceof ObjectNode object)) return written;
    var from = object.path("from");
    var to = object.path("to");
    if (!isDate(from) && !isDate(to)) return object;
    var complete = object.deepCopy();
    bound(complete, "from", path);
    bound(complete, "to", path);
    if (!complete.has("zone")) front.zone().ifPresent(zone -> complete.put("zone", zone.getId()));
    return complete;
  }

  private void bound(ObjectNode stretch, String name, String path) {
    var written = stretch.path(name);
    if (isDate(written))
      day(written, ReadingFaults.dotted(path, name), stretch.path("zone"))
          .ifPresent(day -> stretch.put(name, day));
  }

  private static boolean isDate(JsonNode written) {
    return written.isString() && DATE.matcher(written.stringValue()).matches();
  }

  private ObjectNode stretch(LocalDate from, LocalDate to) {
    var zone = front.zone().orElseThrow();
    return JSON.objectNode()
        .put("from", beginning(from, zone))
        .put("to", beginning(to, zone))
        .put("precision", When.Precision.DAY.name())
        .put("zone", zone.getId());
  }

  private Optional<LocalDate> day(JsonNode written, String path) {
    if (front.zone().isEmpty()) {
      noZone(written, path);
      return Optional.empty();
    }
    return date(written, path);
  }

  private Optional<String> day(JsonNode written, String path, JsonNode ownZone) {
    try {
      var zone =
          ownZone.isString() ? Optional.of(ZoneName.read(ownZone.stringValue())) : front.zone();
      if (zone.isEmpty()) noZone(written, path);
      return zone.flatMap(z -> date(written, path).map(day -> beginning(day, z)));
    } catch (DateTimeException _) { // the reader says so of the zone
      return Optional.empty();
    }
  }

  private Optional<LocalDate> date(JsonNode written, String path) {
    try {
      return Optional.of(LocalDate.parse(written.stringValue()));
    } catch (DateTimeException _) {
      faults.add(
          new WrongValue(
              path,
              "there is no such date",
              "a date, such as 2023-09-12",
              ReadingFaults.shown(written)));
      return Optional.empty();
    }
  }

  private void noZone(JsonNode written, String path) {
    faults.add(
        new WrongValue(
            path,
            "a date is a day of some zone",
            "the zone of the file: \"defaults: {zone: Asia/Yerevan}\" ahead of its acts",
            ReadingFaults.shown(written)));
  }

  /// An offset has no seconds: what is older than standard time is written in UTC.
  private static String beginning(LocalDate day, ZoneId zone) {
    var begins = day.atStartOfDay(zone).toOffsetDateTime();
    return begins.getOffset().getTotalSeconds() % 60 == 0
        ? begins.toString()
        : begins.toInstant().toString();
  }

  private JsonNode idOfAct(JsonNode written, String path) {
    var text = written.stringValue();
    return isUuid(text) ? written : JSON.stringNode(idOf(text, written, path));
  }

  private JsonNode proposition(JsonNode written, String path) {
    return JSON.stringNode(
        ID_OF_ACT
            .matcher(written.stringValue())
            .replaceAll(found ->
                java.util.regex.Matcher.quoteReplacement(
                    found.group(1) + idOf(found, written, path) + ")")));
  }

  private String idOf(MatchResult found, JsonNode written, String path) {
    return isUuid(found.group(2)) ? found.group(2) : idOf(found.group(2), written, path);
  }

  private String idOf(String ref, JsonNode written, String path) {
    var id = ids.named(ref);
    if (id.isEmpty())
      faults.add(
          new WrongValue(
              path,
              "no act before it in this file has the ref \"" + ref + "\"",
              ids.names().isEmpty()
                  ? "the id of an act; no act before it has a ref"
                  : "the id of an act, or one of " + ids.names(),
              ReadingFaults.shown(written)));
    return id.map(UUID::toString).orElse(ref);
  }

  private static boolean isUuid(String text) {
    return text.length() == 36
        && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  }

  /// What is wrong with an act, by both that complete and that read it.
  static Unreadable together(List<Unreadable> own, Unreadable reader) {
    var all = new ArrayList<>(own);
    for (var one : reader.each())
      if (own.stream().noneMatch(fault -> covers(fault, one))) all.add(one);
    return Unreadable.all(all);
  }

  private static boolean covers(Unreadable own, Unreadable other) {
    return own.place().isPresent()
        && other.place().filter(at -> at.startsWith(own.place().get())).isPresent()
        && !(other instanceof UnknownField);
  }
}
