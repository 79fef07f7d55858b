package ledger.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import ledger.export.CsvColumn.Kind;

/// What each column of a table is, for whoever reads it without us.
///
/// @param context of the words that are used
/// @param url of the table, beside this
/// @param comment how a text is got back that was kept from being a formula
/// @see <a href="https://www.w3.org/TR/tabular-metadata/">Metadata Vocabulary for Tabular Data</a>
record CsvMetadata(
    @JsonProperty("@context") List<Object> context,
    String url,
    @JsonProperty("dc:title") String title,
    @JsonProperty("dc:description") String description,
    @JsonProperty("rdfs:comment") String comment,
    Dialect dialect,
    Schema tableSchema) {

  static final String MEDIA_TYPE = "application/csvm+json";

  /// Of its address: where those look who are not told.
  static final String SUFFIX = ".csv-metadata.json";

  /// What a line begins with that is no row.
  static final char COMMENT = '#';

  record Language(@JsonProperty("@language") String language) {}

  record Dialect(
      String encoding,
      List<String> lineTerminators,
      String quoteChar,
      boolean doubleQuote,
      String delimiter,
      String commentPrefix,
      int skipRows,
      boolean header) {}

  record Schema(List<Column> columns, List<String> primaryKey) {}

  record Column(
      String name,
      String titles,
      @JsonProperty("dc:description") String description,
      String datatype,
      Optional<String> separator) {}

  /// @param query of the address by which the table is asked for; empty where there is none
  static CsvMetadata of(CsvTable table, String query, CsvOptions options) {
    return new CsvMetadata(
        List.of("http://www.w3.org/ns/csvw", new Language("en")),
        table.name() + ".csv" + (query.isEmpty() ? "" : "?" + query),
        table.name(),
        table.says(),
        "A text that a spreadsheet could take for a formula has an apostrophe put before it."
            + " The text is what is left when every match of the regular expression "
            + SafeText.UNDO
            + " is taken out of a cell.",
        new Dialect(
            "utf-8",
            List.of("\r\n"),
            "\"",
            true,
            ",",
            String.valueOf(COMMENT),
            options.label() ? 1 : 0,
            true),
        new Schema(table.columns().stream().map(CsvMetadata::column).toList(), table.key()));
  }

  private static Column column(CsvColumn column) {
    return new Column(
        column.name(),
        column.name(),
        column.says(),
        column.kind().datatype(),
        column.kind() == Kind.LIST ? Optional.of(CsvColumn.SEPARATOR) : Optional.empty());
  }
}
