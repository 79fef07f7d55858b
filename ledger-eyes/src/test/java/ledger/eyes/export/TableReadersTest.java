package ledger.eyes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import ledger.eyes.Npm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of ours, in which everything stands that is hard to read, as readers of others read them:
/// one of RFC 4180, one of CSV on the Web that is told by our metadata what the columns are, and a
/// database that is told to guess nothing.
class TableReadersTest {

  private static final Path FOLDER = Path.of("../ledger-api/src/test/resources/golden/csv");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNDO = "^'|(?<=[;\\t\\r\\n])'";

  private static Path table(String name) {
    return FOLDER.resolve(name + ".csv");
  }

  private static Path metadata(String name) {
    return FOLDER.resolve(name + ".csv-metadata.json");
  }

  private static Map<String, String> types(String name) throws IOException {
    var types = new TreeMap<String, String>();
    for (var column : JSON.readTree(metadata(name).toFile()).path("tableSchema").path("columns"))
      types.put(column.path("name").asText(), column.path("datatype").asText());
    return types;
  }

  /// Line breaks within a text stay only where it is told so.
  private static List<Map<String, String>> univocity(String name) {
    var settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\r\n");
    settings.getFormat().setComment('#');
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setHeaderExtractionEnabled(true);
    settings.setMaxColumns(64);
    var rows = new ArrayList<Map<String, String>>();
    for (var record :
        new CsvParser(settings).parseAllRecords(table(name).toFile(), StandardCharsets.UTF_8)) {
      var row = new TreeMap<String, String>();
      record
          .toFieldMap()
          .forEach((column, value) -> {
            if (value != null) row.put(column, value);
          });
      rows.add(row);
    }
    return rows;
  }

  private record Value(int row, String column, String type, String value) {}

  private static List<Value> read(String script, String name)
      throws IOException, InterruptedException {
    assumeTrue(Npm.missing().isEmpty(), () -> Npm.missing().orElse(""));
    Npm.install();
    var values = new ArrayList<Value>();
    for (var line : Npm.ran(script, table(name).toAbsolutePath().toString()).split("\n")) {
      JsonNode read = JSON.readTree(line);
      values.add(
          new Value(
              read.path("row").asInt(),
              read.path("column").asText(),
              read.path("type").asText(),
              read.path("value").asText()));
    }
    return values;
  }

  private static List<Map<String, String>> rows(List<Value> values) {
    var rows = new ArrayList<Map<String, String>>();
    for (var value : values) {
      while (rows.size() <= value.row()) rows.add(new TreeMap<>());
      rows.get(value.row()).put(value.column(), value.value());
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "board", "register", "pa-x"})
  void both_read_the_same_values_in_the_columns_that_are_described_and_of_their_types(String name)
      throws Exception {
    var types = types(name);
    var read = read("tables.mjs", name);
    for (var value : read) isOfType(value, types.getOrDefault(value.column(), "none"));
    assertThat(rows(read)).isNotEmpty().isEqualTo(univocity(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "board", "register", "pa-x"})
  void so_does_duckdb_where_it_is_told_to_guess_no_types_and_to_skip_the_label(String name)
      throws Exception {
    assertThat(rows(read("duckdb.mjs", name))).isNotEmpty().isEqualTo(univocity(name));
  }

  private static void isOfType(Value value, String type) throws Exception {
    assertThat(value.type()).isEqualToIgnoringCase(type);
    switch (type) {
      case "string" -> {}
      case "json" -> JSON.readTree(value.value());
      case "boolean" -> assertThat(value.value()).isIn("true", "false");
      case "nonNegativeInteger" -> assertThat(value.value()).matches("[0-9]+");
      case "decimal" -> assertThat(new BigDecimal(value.value()).signum()).isPositive();
      case "date" -> LocalDate.parse(value.value());
      case "dateTimeStamp" -> {
        var moment = DatatypeFactory.newInstance().newXMLGregorianCalendar(value.value());
        assertThat(moment.getXMLSchemaType()).isEqualTo(DatatypeConstants.DATETIME);
        assertThat(moment.getTimezone()).isNotEqualTo(DatatypeConstants.FIELD_UNDEFINED);
      }
      default -> throw new AssertionError("there is no type " + type);
    }
  }

  @Test
  void what_was_said_is_got_back_to_the_letter() {
    assertThat(univocity("positions"))
        .extracting(row -> String.valueOf(row.get("subject")).replaceAll(UNDO, ""))
        .contains(
            "=HYPERLINK(\"http://example.org/?\"&A1,\"see\")",
            "Первая строка,\r\n\"вторая\";=1+1\n-третья");
  }

  /// As whoever works with that data set does: by the names of its columns.
  @Test
  void who_reads_peace_agreements_finds_those_that_were_signed() {
    assertThat(univocity("pa-x"))
        .filteredOn(row -> "Multiparty signed/agreed".equals(row.get("Status")))
        .extracting(row -> row.get("AgtId") + " " + row.get("Dat") + " " + row.get("N_characters"))
        .containsExactly("T 2026-01-31 8");
  }
}
