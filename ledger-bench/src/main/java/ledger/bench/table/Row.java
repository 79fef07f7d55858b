package ledger.bench.table;

import java.util.List;
import java.util.Set;

/// One question of a benchmark, with what it takes to answer it.
public interface Row {

  /// The numbers of the lines it prints, as `--only` names them.
  Set<Integer> numbers();

  List<Line> measured() throws Exception;
}
