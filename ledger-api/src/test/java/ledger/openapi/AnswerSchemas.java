package ledger.openapi;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import ledger.act.Act;
import ledger.act.Proposition;
import ledger.act.UserId;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.query.RowsHere;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import ledger.view.View;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The schemas of what is answered, read off the records that are written: every part of one is
/// there, unless it is an Optional.
///
/// Acts and the values in them are those of acts ([ledger.act.json.ActSchema#components]); what an
/// answer writes otherwise than an act may be written has a schema of its own.
final class AnswerSchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ID = "^([A-Za-z0-9._-]{1,64})$";

  static final String MOMENT =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})$";

  /// Names that would say too little beside all others, or too much.
  private static final Map<String, String> RENAMED =
      Map.of(
          "Date", "CalendarDate",
          "What", "CalendarWhat",
          "Board.Group", "BoardGroupOfView",
          "AdmissionTable.Titled", "NegotiationTitled",
          "DeadLetterTable.DeadLetter", "DeadLetter",
          "DeadLettersController.DeadLetters", "DeadLetters",
          "DeadLettersController.Retried", "DeadLetterRetried",
          "PersonalTokensController.Personal", "PersonalToken");

  private final ObjectNode components;
  private final Set<String> ofActs;
  private final Map<String, Class<?>> named = new TreeMap<>();

  /// @param components those of acts, to which those of answers are added
  AnswerSchemas(ObjectNode components) {
    this.components = components;
    this.ofActs = Set.copyOf(components.propertyNames());
  }

  ObjectNode of(Type type) {
    return switch (type) {
      case ParameterizedType generic -> ofGeneric(generic);
      case GenericArrayType array -> list(of(array.getGenericComponentType()));
      case Class<?> plain -> ofClass(plain);
      default -> throw new IllegalStateException(type + " is in no answer that is described");
    };
  }

  /// One of several.
  ObjectNode anyOf(List<ObjectNode> each) {
    if (each.size() == 1) return each.getFirst();
    var any = JSON.objectNode();
    any.putArray("anyOf").addAll(each);
    return any;
  }

  private ObjectNode ofGeneric(ParameterizedType generic) {
    var raw = (Class<?>) generic.getRawType();
    var last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
    if (raw == Optional.class) return of(last);
    if (raw == RowsHere.class || Collection.class.isAssignableFrom(raw)) return list(of(last));
    if (Map.class.isAssignableFrom(raw)) return map(of(last));
    throw new IllegalStateException(generic + " is in no answer that is described");
  }

  private ObjectNode ofClass(Class<?> type) {
    if (type.isArray())
      return component(
          name(type.getComponentType()) + "List", () -> list(of(type.getComponentType())));
    if (type == boolean.class || type == Boolean.class) return plain("boolean");
    if (type == int.class || type == Integer.class) return plain("integer").put("format", "int32");
    if (type == long.class || type == Long.class || type == OptionalLong.class)
      return plain("integer").put("format", "int64");
    if (type == double.class || type == Double.class) return plain("number");
    if (type == Instant.class) return plain("string").put("format", "date-time");
    if (type == OffsetDateTime.class) return moment();
    if (type == LocalDate.class) return plain("string").put("format", "date");
    if (type == UUID.class) return plain("string").put("format", "uuid");
    if (type == Id.class) return plain("string").put("pattern", ID);
    if (List.of(
            String.class,
            UserId.class,
            Decimal.class,
            Proposition.class,
            Duration.class,
            Period.class,
            ZoneId.class,
            View.class)
        .contains(type)) return plain("string");
    if (type == Words.class) return map(plain("string"));
    if (type == When.class) return component("WhenShown", AnswerSchemas::when);
    if (Act.class.isAssignableFrom(type)) return ofAct(type);
    if (form(type) instanceof Form.TextOr either && either.type() == type)
      return reference(type.getSimpleName());
    return component(type);
  }

  /// Seconds may be missing, so that it is no `date-time`.
  private static ObjectNode moment() {
    return plain("string").put("pattern", MOMENT);
  }

  /// A stretch of time with both ends, as far as they are known.
  private static ObjectNode when() {
    var when = plain("object");
    var parts = when.putObject("properties");
    parts.set("from", moment());
    parts.set("to", moment());
    var precision = parts.putObject("precision").put("type", "string").putArray("enum");
    for (var one : When.Precision.values()) precision.add(one.name());
    parts.set("zone", plain("string"));
    when.putArray("required").add("precision");
    return when;
  }

  /// An act as it was sent; where it may be any, its payload may have been taken away.
  private ObjectNode ofAct(Class<?> type) {
    if (type != Act.class) return reference(type.getSimpleName());
    return anyOf(
        List.of(
            reference("Act"),
            component(
                "ActWithoutPayload",
                () -> {
                  var act = plain("object");
                  var parts = act.putObject("properties");
                  parts.set("act", plain("string"));
                  parts.set("actId", plain("string").put("format", "uuid"));
                  parts.set("negotiation", plain("string").put("pattern", ID));
                  act.putArray("required").add("act").add("actId");
                  return act;
                })));
  }

  private ObjectNode component(Class<?> type) {
    var name = name(type);
    var before = named.putIfAbsent(name, type);
    if (ofActs.contains(name) || before != null && before != type)
      throw new IllegalStateException("two schemas of the name " + name + ": " + type);
    return component(name, () -> whole(type));
  }

  private ObjectNode component(String name, Supplier<ObjectNode> schema) {
    if (!components.has(name)) {
      components.putObject(name); // so that what holds itself comes to an end
      components.set(name, schema.get());
    }
    return reference(name);
  }

  /// By the type that it is nested in; of what acts are made of too, what is shown.
  private static String name(Class<?> type) {
    var outer = Optional.<Class<?>>ofNullable(type.getEnclosingClass());
    var nested =
        outer.map(AnswerSchemas::name).orElse("").replaceFirst("(Query|Controller)$", "")
            + type.getSimpleName();
    var name =
        RENAMED.getOrDefault(
            outer.map(one -> one.getSimpleName() + ".").orElse("") + type.getSimpleName(), nested);
    return isOfActs(type) ? name + "Shown" : name;
  }

  private static boolean isOfActs(Class<?> type) {
    return Forms.ALL.named().containsKey(type.getSimpleName()) && type.getEnclosingClass() == null;
  }

  private ObjectNode whole(Class<?> type) {
    if (type.isEnum()) return choice(type);
    if (type.isRecord()) return object(type);
    if (form(type) instanceof Form.OneOf kinds) return kinds(type, kinds);
    if (type.isSealed())
      return anyOf(Arrays.stream(type.getPermittedSubclasses()).map(this::ofClass).toList());
    throw new IllegalStateException(type + " is in no answer that is described");
  }

  private static @Nullable Form form(Class<?> type) {
    return Forms.ALL.named().get(type.getSimpleName());
  }

  private static ObjectNode choice(Class<?> type) {
    var choice = plain("string");
    var names = choice.putArray("enum");
    for (var one : type.getEnumConstants()) names.add(((Enum<?>) one).name());
    return choice;
  }

  /// What is read strictly: nothing else may be there, and a list may be left out.
  ObjectNode request(Class<?> type) {
    var object = plain("object").put("additionalProperties", false);
    for (var part : type.getRecordComponents()) {
      boolean ofActs =
          part.getGenericType() instanceof ParameterizedType list
              && list.getActualTypeArguments()[0] == Act.class;
      object
          .withObject("properties")
          .set(part.getName(), ofActs ? list(reference("Act")) : of(part.getGenericType()));
      if (part.getType() != Optional.class && part.getType() != List.class)
        object.withArray("required").add(part.getName());
    }
    return object;
  }

  ObjectNode object(Class<?> type) {
    var object = plain("object");
    parts(type).forEach((name, part) -> object.withObject("properties").set(name, part));
    required(type).forEach(name -> object.withArray("required").add(name));
    return object;
  }

  Map<String, ObjectNode> parts(Class<?> type) {
    var parts = new LinkedHashMap<String, ObjectNode>();
    for (var part : type.getRecordComponents())
      parts.put(part.getName(), of(part.getGenericType()));
    return parts;
  }

  static List<String> required(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(part -> part.getType() != Optional.class && part.getType() != OptionalLong.class)
        .map(part -> part.getName())
        .toList();
  }

  private ObjectNode kinds(Class<?> family, Form.OneOf kinds) {
    var any = JSON.objectNode();
    var each = any.putArray(kinds.told().isPresent() ? "oneOf" : "anyOf");
    var mapping = JSON.objectNode();
    kinds
        .kinds()
        .forEach((name, kind) -> {
          var schema =
              component(
                  family.getSimpleName() + kind.type().getSimpleName() + "Shown",
                  () -> {
                    var object = object(kind.type());
                    kinds
                        .told()
                        .ifPresent(told -> {
                          object
                              .withObject("properties")
                              .set(told, plain("string").put("const", name));
                          object.withArray("required").add(told);
                        });
                    return object;
                  });
          each.add(schema);
          mapping.set(name, schema.get("$ref"));
        });
    kinds
        .told()
        .ifPresent(told ->
            any.putObject("discriminator").put("propertyName", told).set("mapping", mapping));
    return any;
  }

  private static ObjectNode list(ObjectNode items) {
    var list = plain("array");
    list.set("items", items);
    return list;
  }

  private static ObjectNode map(ObjectNode values) {
    var map = plain("object");
    map.set("additionalProperties", values);
    return map;
  }

  private static ObjectNode plain(String type) {
    return JSON.objectNode().put("type", type);
  }

  static ObjectNode reference(String name) {
    return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
  }
}
