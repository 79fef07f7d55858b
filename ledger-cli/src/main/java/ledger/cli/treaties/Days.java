package ledger.cli.treaties;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ledger.cli.treaties.ImportReport.Kind;

/// Reads the dates of a row and reports those that cannot be used.
///
/// @param now the ledger refuses acts that are dated later
record Days(Instant now, Consumer<ImportReport> reports) {

  Map<Column, LocalDate> in(TableRow row) {
    var days = new EnumMap<Column, LocalDate>(Column.class);
    for (var column : Column.values())
      if (column.isDate()) in(row, column).ifPresent(day -> days.put(column, day));
    return days;
  }

  Optional<LocalDate> in(TableRow row, Column column) {
    return switch (TableCell.date(row.text(column))) {
      case TableCell.Unknown _, TableCell.NoSuchEvent _ -> Optional.empty();
      case TableCell.NoDate(var why) ->
          reported(ImportReport.of(row, column, Kind.UNREADABLE, "is no date (" + why + ")"));
      case TableCell.Day(var day) when day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now) ->
          reported(ImportReport.of(row, column, Kind.IN_THE_FUTURE, "is in the future"));
      case TableCell.Day(var day) -> Optional.of(day);
    };
  }

  private Optional<LocalDate> reported(ImportReport report) {
    reports.accept(report);
    return Optional.empty();
  }
}
