package ledger.cli.treaties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ledger.value.Id;
import ledger.value.Malformed;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The rows of a table of participations, read one by one, so that no file is too long.
final class ParticipationsFile {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final CSVParser parser;
  private final Map<Column, Integer> places;
  private final int width;
  private final Consumer<ImportReport> reports;

  private ParticipationsFile(Path file, CSVParser parser, Consumer<ImportReport> reports) {
    this.file = file;
    this.parser = parser;
    this.reports = reports;
    var header =
        record().orElseThrow(() -> new Malformed(file + " is empty: there is no header")).values();
    header[0] = header[0].replaceFirst("^" + BYTE_ORDER_MARK, "");
    this.width = header.length;
    this.places = places(header);
  }

  /// The rows that name a treaty and a State; the others are reported.
  ///
  /// @return a stream that holds the file open until it is closed
  /// @throws Malformed where the file is no such table; from the stream too, when that shows later
  static Stream<TableRow> rows(Path file, Consumer<ImportReport> reports) throws IOException {
    var parser = FORMAT.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8));
    try {
      var rows = new ParticipationsFile(file, parser, reports).new Rows();
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
          .flatMap(Optional::stream)
          .onClose(() -> close(parser));
    } catch (Malformed e) {
      parser.close();
      throw e;
    }
  }

  private Map<Column, Integer> places(String[] header) {
    var names = Arrays.asList(header);
    var missing =
        Arrays.stream(Column.values())
            .map(Column::toString)
            .filter(name -> !names.contains(name))
            .collect(Collectors.joining(", "));
    Malformed.unless(missing.isEmpty(), file + " has no column " + missing);
    var places = new EnumMap<Column, Integer>(Column.class);
    for (var column : Column.values()) {
      int place = names.indexOf(column.toString());
      Malformed.unless(
          place == names.lastIndexOf(column.toString()),
          file + " has the column " + column + " twice");
      places.put(column, place);
    }
    return places;
  }

  /// Each step reads one record; a row that is left out is an empty step.
  private final class Rows implements Iterator<Optional<TableRow>> {

    private long line = nextLine();
    private Optional<CSVRecord> next = record();

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Optional<TableRow> next() {
      var row = row(line, next.orElseThrow(NoSuchElementException::new));
      line = nextLine();
      next = record();
      return row;
    }
  }

  private Optional<TableRow> row(long line, CSVRecord record) {
    if (record.size() == 1 && record.get(0).isBlank()) return Optional.empty(); // a blank line
    if (record.size() != width)
      return leftOut(line, "it has " + record.size() + " columns and the header has " + width);
    var cells = new EnumMap<Column, String>(Column.class);
    places.forEach((column, place) -> cells.put(column, record.get(place)));
    return id(line, Column.TREATY, cells)
        .flatMap(treaty ->
            id(line, Column.STATE, cells).map(state -> new TableRow(line, treaty, state, cells)));
  }

  private Optional<Id> id(long line, Column column, Map<Column, String> cells) {
    var key = cells.getOrDefault(column, "");
    if (TableCell.isUnknown(key)) return leftOut(line, column + " is missing");
    var id = EscapedId.of(key);
    if (id.isEmpty()) return leftOut(line, column + " \"" + key + "\" is too long for an id");
    if (id.get().equals(Provenance.PUBLISHER))
      return leftOut(line, column + " \"" + key + "\" is the id of the file's publisher");
    return id;
  }

  private <T> Optional<T> leftOut(long line, String why) {
    reports.accept(ImportReport.leftOut(line, why));
    return Optional.empty();
  }

  private long nextLine() {
    return parser.getCurrentLineNumber() + 1;
  }

  /// The next record, blank lines among them: they are counted like the others.
  private Optional<CSVRecord> record() {
    long line = nextLine();
    try {
      var records = parser.iterator();
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      var fault =
          e.getCause() instanceof CharacterCodingException
              ? " is not UTF-8 in line " + line + " or shortly after"
              : " is no CSV from line "
                  + line
                  + " on: a quotation mark is not closed, or stands"
                  + " where none can";
      throw new Malformed(file + fault);
    }
  }

  private static void close(CSVParser parser) {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
