package ledger.act.json;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.act.CustodyAct;
import ledger.act.Proposition;
import ledger.act.json.Unreadable.MissingField;
import ledger.act.json.Unreadable.NotClerical;
import ledger.act.json.Unreadable.UnknownField;
import ledger.act.json.Unreadable.WrongValue;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.JsonNodeType;

/// Turns what Jackson could not bind into what the sender has to change, and where.
final class ReadingFaults {

  private static final int SHOWN = 120;
  private static final Pattern TWICE = Pattern.compile("^Duplicate .*\"(.*)\"");
  private static final Pattern FIELD_FIRST = Pattern.compile("^\"(\\w+)\"");

  private static final Map<Class<?>, String> SHAPES =
      Map.ofEntries(
          Map.entry(Id.class, "an id: 1 to 64 of letters, digits, \"-\", \"_\" and \".\""),
          Map.entry(UUID.class, "a UUID, such as \"018bcfe5-68b1-7a4e-9f10-3c2d5b8a7e60\""),
          Map.entry(
              OffsetDateTime.class,
              "a date and time with its offset, such as \"2023-09-12T14:10+04:00\""),
          Map.entry(LocalDate.class, "a date, such as \"2023-09-12\""),
          Map.entry(
              Duration.class,
              "a duration of at most 1,000 years, such as \"PT72H\" or \"P3D\"; what has no end"
                  + " leaves it out"),
          Map.entry(
              Period.class,
              "a period of at most 1,000 years, such as \"P90D\" or \"P1Y6M\"; what has no end"
                  + " leaves it out"),
          Map.entry(
              ZoneId.class,
              "a time zone as IANA names it, such as \"Asia/Yerevan\" or \"UTC\", or an offset such as"
                  + " \"+04:00\""),
          Map.entry(Decimal.class, "a decimal number in quotes, such as \"15\""),
          Map.entry(Proposition.class, "a proposition, such as \"EXISTS(T)\""),
          Map.entry(
              When.class,
              "a time: a moment with its offset, such as \"2023-09-12T14:10+04:00\", a span such as"
                  + " {\"from\": \"2023-09-12T00:00+04:00\", \"to\": \"2023-09-13T00:00+04:00\","
                  + " \"precision\": \"DAY\"}, or, in a file that names its zone, a date such as"
                  + " 2023-09-12"),
          Map.entry(Words.class, "text per language: {\"en\": \"…\"}"),
          Map.entry(String.class, "text in quotes"),
          Map.entry(int.class, "a whole number"),
          Map.entry(Integer.class, "a whole number"),
          Map.entry(boolean.class, "true or false"));

  Unreadable of(JacksonException e, JsonNode nested) {
    return of(e, nested, "");
  }

  /// @param root the path to what was bound
  Unreadable of(JacksonException e, JsonNode nested, String root) {
    var path = below(root, path(e));
    return switch (e) {
      case UnrecognizedPropertyException u when u.getReferringClass() == CustodyAct.Patch.class ->
          new NotClerical(path, names(u.getKnownPropertyIds()));
      case UnrecognizedPropertyException u ->
          new UnknownField(path, names(u.getKnownPropertyIds()));
      case ValueInstantiationException v when malformed(v).isPresent() ->
          unsound(path, malformed(v).orElseThrow(), at(nested, e.getPath()));
      case InputCoercionException c ->
          new WrongValue(
              path,
              "it is out of range",
              expected(c.getTargetType()),
              shown(at(nested, e.getPath())));
      case InvalidTypeIdException t when at(nested, e.getPath()).isObject() ->
          new WrongValue(
              path,
              "it cannot be told what it is",
              told(t.getBaseType().getRawClass().getSimpleName()),
              shown(at(nested, e.getPath())));
      case MismatchedInputException m when absent(at(nested, e.getPath())) ->
          new MissingField(path, expected(m.getTargetType()));
      case MismatchedInputException m ->
          new WrongValue(
              path, fault(m), expected(m.getTargetType()), shown(at(nested, e.getPath())));
      default -> new WrongValue(path, "", "", shown(at(nested, e.getPath())));
    };
  }

  /// How the values of one family are told apart.
  private static String told(String family) {
    return switch (family) {
      case "Term" ->
          "\"kind\": one of COMMITMENT, LINKAGE, POWER, DURATION, RECITAL, DEFINITION, PROCEDURE";
      case "Link" ->
          "{\"after\": […], \"then\": …}, {\"parallel\": […]}, {\"tender\": […]} or {\"on\": …,"
              + " \"when\": …}";
      case "Expr" ->
          "an object with one of performed, ready, inForce, occurred, found, date, all, any, count"
              + " (and atLeast), within (and of)";
      case "Rule" -> "an object with one of allConsent, consentOf, nOf, onDate, on, allOf, anyOf";
      case String other -> other;
    };
  }

  /// Half of a surrogate pair is no character and has no UTF-8; a NUL is one that no database text
  /// holds and no reader sees.
  Optional<Unreadable> noText(JsonNode node, String path) {
    if (node.isString()) return noText(node.stringValue(), path);
    if (node.isObject())
      return node.properties().stream()
          .flatMap(f -> noText(f.getValue(), dotted(path, f.getKey())).stream())
          .findFirst();
    int index = 0;
    for (var element : node) {
      var found = noText(element, path + "[" + index++ + "]");
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static Optional<Unreadable> noText(String text, String path) {
    if (text.indexOf('\0') >= 0)
      return Optional.of(
          new WrongValue(path, "it holds a NUL character", "text without U+0000", "\\u0000"));
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)
        ? Optional.of(
            new WrongValue(
                path, "it holds half of a surrogate pair", "Unicode text", "\\uD800-\\uDFFF"))
        : Optional.empty();
  }

  static String shown(JsonNode node) {
    if (node.isMissingNode()) return "nothing";
    var text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static String path(JacksonException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) path.append('[').append(step.getIndex()).append(']');
      else if (!path.isEmpty() || !step.getPropertyName().equals("envelope"))
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
    }
    return path.toString();
  }

  /// Said of a whole value by its own constructor; the field it begins with is the place.
  private static Unreadable unsound(String path, String fault, JsonNode whole) {
    var named = FIELD_FIRST.matcher(fault);
    if (!named.find())
      return new WrongValue(path.isEmpty() ? "act" : path, fault, "", shown(whole));
    var name = named.group(1);
    var field = dotted(path, name);
    var given = whole.has(name) ? whole.path(name) : whole.path("envelope").path(name);
    return absent(given)
        ? new MissingField(field, fault)
        : new WrongValue(field, fault, "", shown(given));
  }

  /// Why a text is no JSON, in our words: a parser's are about its own settings.
  static String notJson(JacksonException e) {
    var fault = Objects.requireNonNullElse(e.getOriginalMessage(), "");
    var twice = TWICE.matcher(fault);
    if (twice.find()) return "the field \"" + twice.group(1) + "\" stands there twice";
    if (fault.contains("65279")) return "it begins with a byte order mark: remove it";
    if (fault.contains("nesting depth")) return "it is nested too deeply";
    if (fault.contains("exceeds the maximum")) return "a name or a number in it is too long";
    if (fault.contains("Trailing token")) return "something stands after the object";
    if (fault.contains("end-of-input")) return "it ends before the object does";
    if (fault.contains("unquoted character"))
      return "a line break or a tab in a text has to be escaped";
    if (fault.contains("escape")) return "a character in a text is not escaped as JSON has it";
    return "something else is expected there";
  }

  private static String below(String root, String path) {
    return path.isEmpty() || path.startsWith("[") ? root + path : dotted(root, path);
  }

  static String dotted(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static JsonNode at(JsonNode root, Collection<JacksonException.Reference> path) {
    var node = root;
    for (var step : path)
      node =
          step.getPropertyName() == null
              ? node.path(step.getIndex())
              : node.path(step.getPropertyName());
    return node;
  }

  static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.getNodeType() == JsonNodeType.NULL;
  }

  private static Optional<String> malformed(ValueInstantiationException e) {
    return e.getCause() instanceof Malformed m
        ? Optional.ofNullable(m.getMessage())
        : Optional.empty();
  }

  /// Our own factories say what is wrong; Jackson's sentences speak of Java and are left out.
  private static String fault(MismatchedInputException m) {
    return m instanceof NotTaken own ? own.fault() : "";
  }

  static String expected(Class<?> type) {
    if (type == null) return "";
    if (type.isEnum())
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    if (SHAPES.containsKey(type)) return Objects.requireNonNull(SHAPES.get(type));
    return Collection.class.isAssignableFrom(type) ? "a list: […]" : "an object: {…}";
  }

  private static List<String> names(Collection<Object> ids) {
    return ids == null ? List.of() : ids.stream().map(Object::toString).sorted().toList();
  }
}
