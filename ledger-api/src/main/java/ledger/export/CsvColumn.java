package ledger.export;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One column of a table.
///
/// @param name of the field in the answer, with dots
/// @param says what stands in it
/// @param value where that is found, in a row of the table; missing where there is none
record CsvColumn(String name, Kind kind, String says, Function<JsonNode, JsonNode> value) {

  /// @param datatype its name in CSVW
  enum Kind {
    TEXT("string"),
    /// Ids, or names of which each is one word, with a blank between them.
    LIST("string"),
    INTEGER("nonNegativeInteger"),
    DECIMAL("decimal"),
    BOOLEAN("boolean"),
    MOMENT("dateTimeStamp"),
    DATE("date"),
    JSON("json");

    private final String datatype;

    Kind(String datatype) {
      this.datatype = datatype;
    }

    String datatype() {
      return datatype;
    }
  }

  static final String SEPARATOR = " ";

  /// Of the field that has its name.
  static CsvColumn of(String name, Kind kind, String says) {
    return new CsvColumn(name, kind, says, row -> at(row, name));
  }

  static JsonNode at(JsonNode row, String path) {
    var found = row;
    for (var field : path.split("\\.")) found = found.path(field);
    return found;
  }

  /// What is written: a number is one, everything else a text that a spreadsheet leaves alone.
  Optional<Object> cell(JsonNode row) {
    var found = value.apply(row);
    if (found.isMissingNode() || found.isNull()) return Optional.empty();
    return switch (kind) {
      case TEXT -> Optional.of(SafeText.of(word(found)));
      case LIST ->
          found.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  SafeText.of(
                      found
                          .valueStream()
                          .map(CsvColumn::word)
                          .collect(Collectors.joining(SEPARATOR))));
      case JSON -> Optional.of(SafeText.of(found.toString()));
      case INTEGER -> Optional.of(found.longValue());
      case DECIMAL -> Optional.of(new BigDecimal(found.asString()));
      case BOOLEAN -> Optional.of(String.valueOf(found.booleanValue()));
      case MOMENT -> Optional.of(SchemaMoment.of(found.asString()));
      case DATE -> Optional.of(found.asString());
    };
  }

  /// An unnamed source is told by its handle, and a commitment by its key with the agreement.
  private static String word(JsonNode value) {
    if (value.has("key"))
      return value.path("agreement").asString() + "." + value.path("key").asString();
    return value.path("anonymous").asString(value.asString(""));
  }

  static JsonNode none() {
    return MissingNode.getInstance();
  }
}
