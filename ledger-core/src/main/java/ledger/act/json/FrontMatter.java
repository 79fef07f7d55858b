package ledger.act.json;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.Words;
import ledger.value.ZoneName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a file says ahead of its acts, for all of them.
///
/// @param file the name by which its acts are given ids
/// @param zone in which a plain date is a day
/// @param language of a text that does not say its own
/// @param defaults fields of the envelope, for every act that does not say them itself
record FrontMatter(
    Optional<String> file, Optional<ZoneId> zone, Optional<String> language, ObjectNode defaults) {

  static final FrontMatter NONE =
      new FrontMatter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          JsonNodeFactory.instance.objectNode());

  static final String FILE = "file";
  static final String DEFAULTS = "defaults";
  static final String ZONE = "zone";
  static final String LANGUAGE = "language";

  /// The fields of the envelope that may be the same for a whole file. What makes an act the one
  /// that it is, and what its recorder says of it, is said in each.
  static final List<String> FIELDS =
      List.of(
          "negotiation",
          "mode",
          "by",
          "through",
          "capacity",
          "chain",
          "statedAt",
          "compartments",
          "audience",
          "attribution",
          "withoutPrejudice");

  /// Whether something is meant to be one, and no act.
  static boolean isMeant(JsonNode first) {
    return first.isObject()
        && !first.has(ActFormat.ACT)
        && (first.has(FILE) || first.has(DEFAULTS));
  }

  /// @throws BrokenLine where it is not as it should be
  static FrontMatter of(JsonNode written, long line, Map<String, FilePlace> places) {
    for (var name : written.propertyNames())
      if (!name.equals(FILE) && !name.equals(DEFAULTS))
        throw at(name, line, places, "\"" + name + "\" is neither \"file\" nor \"defaults\"");
    var file = text(written, FILE, FILE, line, places);
    file.filter(name -> Id.parse(name).isEmpty())
        .ifPresent(_ -> {
          throw at(
              FILE, line, places, "\"file\" is a UUID, or 1 to 64 of letters, digits, - _ and .");
        });
    var said = written.path(DEFAULTS);
    if (said.isMissingNode() || said.isNull())
      return new FrontMatter(file, Optional.empty(), Optional.empty(), NONE.defaults());
    if (!(said instanceof ObjectNode fields))
      throw at(DEFAULTS, line, places, "\"defaults\" has fields, such as \"negotiation: harbour\"");
    for (var name : fields.propertyNames())
      if (!FIELDS.contains(name) && !name.equals(ZONE) && !name.equals(LANGUAGE))
        throw at(
            DEFAULTS + "." + name,
            line,
            places,
            "\"%s\" is no default: write it in each act. Defaults are %s, %s and %s"
                .formatted(name, String.join(", ", FIELDS), ZONE, LANGUAGE));
    var zone = zone(fields, line, places);
    var language = language(fields, line, places);
    var front =
        new FrontMatter(file, zone, language, fields.deepCopy().remove(List.of(ZONE, LANGUAGE)));
    return front.checked(line, places);
  }

  /// Each default is held against what its field takes: told once, and not with every act.
  private FrontMatter checked(long line, Map<String, FilePlace> places) {
    var completion = new Completion(this);
    var complete = completion.defaults();
    var faults = completion.faults();
    if (faults.isEmpty()) faults = AllFaults.inEnvelope(complete);
    if (!faults.isEmpty()) {
      var fault = faults.getFirst();
      throw at(DEFAULTS + "." + fault.place().orElse(""), line, places, told(fault));
    }
    return new FrontMatter(file, zone, language, complete);
  }

  private static String told(Unreadable fault) {
    return switch (fault) {
      case Unreadable.WrongValue(var field, var why, var expected, var given) ->
          "\"%s\" cannot be %s%s%s"
              .formatted(
                  field,
                  given,
                  why.isEmpty() ? "" : ": " + why,
                  expected.isEmpty() ? "" : "; it is " + expected);
      case Unreadable.MissingField(var field, var expected) ->
          "\"%s\" is missing: %s".formatted(field, expected);
      case Unreadable.UnknownField(var field, var known) ->
          "there is no field \"%s\": there are %s".formatted(field, String.join(", ", known));
      case Unreadable other -> other.toString();
    };
  }

  private static Optional<ZoneId> zone(
      ObjectNode fields, long line, Map<String, FilePlace> places) {
    try {
      return text(fields, ZONE, DEFAULTS + "." + ZONE, line, places).map(ZoneName::read);
    } catch (DateTimeException _) {
      throw at(
          DEFAULTS + "." + ZONE,
          line,
          places,
          "\"zone\" is a time zone as IANA names it, such as Asia/Yerevan, or an offset such as"
              + " +04:00");
    }
  }

  private static Optional<String> language(
      ObjectNode fields, long line, Map<String, FilePlace> places) {
    var path = DEFAULTS + "." + LANGUAGE;
    var language = text(fields, LANGUAGE, path, line, places);
    try {
      language.ifPresent(tag -> Words.of(tag, tag));
    } catch (Malformed _) {
      throw at(path, line, places, "\"language\" is a tag of BCP 47, such as en or hy");
    }
    return language;
  }

  private static Optional<String> text(
      JsonNode object, String name, String path, long line, Map<String, FilePlace> places) {
    var value = object.path(name);
    if (value.isMissingNode() || value.isNull()) return Optional.empty();
    if (!value.isString()) throw at(path, line, places, "\"" + name + "\" is a text");
    return Optional.of(value.stringValue());
  }

  private static BrokenLine at(
      String path, long line, Map<String, FilePlace> places, String fault) {
    var place = places.get(path);
    return new BrokenLine(place == null ? line : place.line(), fault);
  }
}
