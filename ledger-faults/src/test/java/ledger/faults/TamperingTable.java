package ledger.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What was found, as a table of the page: a row for each place and each thing done there.
final class TamperingTable {

  private TamperingTable() {}

  static List<String> of(List<Cell> cells) {
    var lines = new ArrayList<String>();
    lines.add("| Where | What is done | Changes | Noticed and named | Noticed | Missed |");
    lines.add("|--|--|--|--|--|--|");
    var rows = new LinkedHashMap<String, List<Cell>>();
    for (var cell : cells)
      rows.computeIfAbsent("`" + cell.where() + "` | " + kind(cell), _ -> new ArrayList<>())
          .add(cell);
    rows.forEach((what, of) -> lines.add("| %s | %s".formatted(what, counts(of))));
    lines.add("| all of them | | " + counts(cells));
    lines.add("");
    lines.add("Not held against anything, and not changed here:");
    lines.add("");
    NotHeld.why().forEach((what, why) -> lines.add("- `%s`: %s".formatted(what, why)));
    return lines;
  }

  /// Before a start, each change is one of its own.
  private static String kind(Cell cell) {
    return cell.where().endsWith("before a start")
        ? cell.what().replaceAll("\\s+", " ").replaceAll("^(\\w+) .*", "$1")
        : cell.what();
  }

  private static String counts(List<Cell> cells) {
    return "%d | %d | %d | %d |"
        .formatted(
            cells.size(),
            count(cells, Cell.Finding.NAMED),
            count(cells, Cell.Finding.UNNAMED),
            count(cells, Cell.Finding.MISSED));
  }

  private static long count(List<Cell> cells, Cell.Finding finding) {
    return cells.stream().filter(cell -> cell.finding() == finding).count();
  }
}
