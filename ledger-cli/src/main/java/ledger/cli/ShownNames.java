package ledger.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// An answer's values as people read them: names for ids, words for codes, days for times.
///
/// @param called a name for every referent, as the answer has it
record ShownNames(JsonNode called) {

  String of(JsonNode ids) {
    if (ids.isArray())
      return StreamSupport.stream(ids.spliterator(), false)
          .map(this::of)
          .collect(Collectors.joining(", "));
    var id = ids.isObject() ? ids.path("anonymous").asString("") : ids.asString("");
    return called.path(id).asString(id);
  }

  /// In English, else in the first language there is.
  static String words(JsonNode words) {
    if (words.isString()) return words.asString();
    var english = words.path("en");
    if (english.isString()) return english.asString();
    return words.isEmpty() ? "" : words.iterator().next().asString("");
  }

  static String code(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// An instant to the minute, and of a longer time its beginning to the day.
  static String time(JsonNode time) {
    if (time.isString()) return minute(time.asString());
    var from = time.path("from").asString("");
    return switch (time.path("precision").asString("")) {
      case "INSTANT", "HOUR" -> minute(from);
      case "MONTH" -> from.length() < 7 ? from : from.substring(0, 7);
      case "YEAR" -> from.length() < 4 ? from : from.substring(0, 4);
      default -> from.length() < 10 ? from : from.substring(0, 10);
    };
  }

  private static String minute(String instant) {
    return instant.length() < 16 ? instant : instant.substring(0, 16).replace('T', ' ');
  }

  static String key(JsonNode key) {
    return key.path("agreement").asString("") + "." + key.path("key").asString("");
  }

  /// Ids of acts are cut: nobody reads 36 digits.
  static String proposition(String proposition) {
    return proposition.replaceAll("([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22,}", "$1…");
  }

  /// An expression of the terms, such as what a commitment awaits.
  String expression(JsonNode expression) {
    if (expression.isString()) return expression.asString();
    if (expression.isArray())
      return StreamSupport.stream(expression.spliterator(), false)
          .map(this::expression)
          .collect(Collectors.joining(", "));
    return expression.properties().stream()
        .map(entry ->
            switch (entry.getKey()) {
              case "any" -> joined(entry.getValue(), " or ");
              case "all" -> joined(entry.getValue(), " and ");
              case "agreement" -> entry.getValue().asString("") + ".";
              case "key" -> entry.getValue().asString("");
              case "date" -> time(entry.getValue());
              default -> code(entry.getKey()) + " " + expression(entry.getValue());
            })
        .collect(Collectors.joining(expression.has("key") ? "" : ", "));
  }

  private String joined(JsonNode list, String between) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(this::expression)
        .collect(Collectors.joining(between));
  }
}
