package ledger.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.export.CsvColumn.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Columns of values that are a text in one place and an object in another, or take several.
final class CsvColumns {

  private static final String INSTANT = "INSTANT";

  private CsvColumns() {}

  /// A time: how exact it is, from when, and where it is a stretch before when it ends.
  static Stream<CsvColumn> time(String name, String says) {
    return Stream.of(
        new CsvColumn(
            name + ".from",
            Kind.MOMENT,
            says + ": from",
            row -> {
              var time = CsvColumn.at(row, name);
              return time.isString() ? time : time.path("from");
            }),
        new CsvColumn(
            name + ".to",
            Kind.MOMENT,
            says + ": before; none of an instant",
            row -> CsvColumn.at(row, name).path("to")),
        new CsvColumn(
            name + ".precision",
            Kind.TEXT,
            says + ": how exact that is",
            row -> {
              var time = CsvColumn.at(row, name);
              return time.isString()
                  ? JsonNodeFactory.instance.stringNode(INSTANT)
                  : time.path("precision");
            }));
  }

  /// Words: the text in the language that was asked for, else in English, else in the first; and
  /// which language that is.
  static Stream<CsvColumn> words(String name, String says) {
    return Stream.of(
        new CsvColumn(
            name,
            Kind.TEXT,
            says,
            row -> {
              var words = CsvColumn.at(row, name);
              return words.isString() ? words : words.path(language(words));
            }),
        new CsvColumn(
            name + ".lang",
            Kind.TEXT,
            "In which language that is (BCP 47)",
            row -> {
              var words = CsvColumn.at(row, name);
              return words.isObject()
                  ? JsonNodeFactory.instance.stringNode(language(words))
                  : CsvColumn.none();
            }));
  }

  private static String language(JsonNode words) {
    return words.has("en")
        ? "en"
        : words.properties().stream().map(Map.Entry::getKey).findFirst().orElse("");
  }

  /// All of them, one after the other.
  @SafeVarargs
  static List<CsvColumn> all(Stream<CsvColumn>... parts) {
    return Stream.of(parts).flatMap(part -> part).toList();
  }

  static Stream<CsvColumn> one(String name, Kind kind, String says) {
    return Stream.of(CsvColumn.of(name, kind, says));
  }

  /// Of objects in a list, one field of each.
  static Stream<CsvColumn> each(String list, String field, String says) {
    return Stream.of(
        new CsvColumn(
            list,
            Kind.LIST,
            says,
            row -> {
              var found = JsonNodeFactory.instance.arrayNode();
              CsvColumn.at(row, list)
                  .valueStream()
                  .map(one -> one.path(field))
                  .distinct()
                  .forEach(found::add);
              return found;
            }));
  }
}
