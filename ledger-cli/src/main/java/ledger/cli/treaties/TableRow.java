package ledger.cli.treaties;

import java.util.Map;
import java.util.Optional;
import ledger.value.Id;

/// What the file says of one State and one treaty.
///
/// @param line where it begins in the file, the header being 1
/// @param cells as found
record TableRow(long line, Id treaty, Id state, Map<Column, String> cells) {

  TableRow {
    cells = Map.copyOf(cells);
  }

  String text(Column column) {
    return cells.getOrDefault(column, "");
  }

  Optional<String> known(Column column) {
    return Optional.of(text(column)).filter(text -> !TableCell.isUnknown(text));
  }
}
