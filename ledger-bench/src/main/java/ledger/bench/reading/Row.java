package ledger.bench.reading;

import java.util.List;
import java.util.Set;
import ledger.bench.record.Line;

/// One question of the benchmark, with what it takes to answer it.
public interface Row {

  /// The numbers of the lines it prints, as `--only` names them.
  Set<Integer> numbers();

  List<Line> measured(Options options) throws Exception;
}
