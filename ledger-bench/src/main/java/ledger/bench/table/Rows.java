package ledger.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Runs the rows of a benchmark that were asked for, one after the other.
public final class Rows {

  private Rows() {}

  public static List<Line> measured(List<Row> rows, IntPredicate wanted) throws Exception {
    var lines = new ArrayList<Line>();
    for (var row : rows)
      if (row.numbers().stream().anyMatch(wanted::test)) lines.addAll(row.measured());
    return lines;
  }
}
