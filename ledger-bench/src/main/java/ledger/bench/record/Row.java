package ledger.bench.record;

import java.util.List;
import java.util.Set;

/// One question of the benchmark, with what it takes to answer it.
public interface Row {

  /// The numbers of the lines it prints, as `--only` names them.
  Set<Integer> numbers();

  List<Line> measured(Options options, Database.Server server) throws Exception;
}
