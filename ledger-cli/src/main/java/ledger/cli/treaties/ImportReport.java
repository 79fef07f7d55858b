package ledger.cli.treaties;

import java.util.Optional;

/// A value of the file from which no act was made, with its line and column.
///
/// @param line as an editor counts them, the header being 1
/// @param column absent where the whole row is left out
public record ImportReport(long line, Optional<Column> column, Kind kind, String what) {

  public enum Kind {
    ROW_LEFT_OUT,
    UNREADABLE,
    IN_THE_FUTURE,
    /// Readable, but no act of the ledger has a place for it.
    NOT_PLACED
  }

  static ImportReport leftOut(long line, String why) {
    return new ImportReport(line, Optional.empty(), Kind.ROW_LEFT_OUT, "row left out: " + why);
  }

  static ImportReport of(TableRow row, Column column, Kind kind, String what) {
    return new ImportReport(
        row.line(), Optional.of(column), kind, "\"" + row.text(column) + "\" " + what);
  }

  @Override
  public String toString() {
    return "line " + line + column.map(c -> ", column " + c).orElse("") + ": " + what;
  }
}
