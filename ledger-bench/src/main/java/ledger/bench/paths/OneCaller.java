package ledger.bench.paths;

import java.util.List;
import java.util.Set;
import ledger.bench.record.Database;
import ledger.bench.record.RecordRows;
import ledger.bench.table.Line;
import ledger.bench.table.Row;

/// Row 8: what one caller waits when nobody else is there: the row of
/// [ledger.bench.RecordBenchmark], which measures the log alone, in this process.
record OneCaller(Options options) implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(8);
  }

  @Override
  public List<Line> measured() throws Exception {
    var record =
        ledger.bench.record.Options.of(
            "--rounds",
            String.valueOf(options.times()),
            "--seconds",
            String.valueOf(options.or(5, 1)));
    try (var server = new Database.Server(options.home().resolve("postgres-alone"))) {
      return List.of(RecordRows.oneCaller(record, server).as(8, 1.15, 1.4));
    }
  }
}
