package ledger.bench.paths;

import java.util.List;
import java.util.Set;
import ledger.bench.reading.Pages;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 11: what memory the server has on ten million acts, with the flags of `./ledger`: the row of
/// [ledger.bench.ReadingBenchmark], whose ledger is found again by the next run.
record Resident(Options options) implements Row {

  /// Measured on the same machine with commit c830e4e; making that ledger twice takes hours.
  private static final double TODAY_MIB = 480;

  private static final long BRIEFLY = 500_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(11);
  }

  @Override
  public List<Line> measured() throws Exception {
    long acts = options.brief() ? BRIEFLY : options.acts();
    var reading =
        ledger.bench.reading.Options.of(
            "--acts",
            String.valueOf(acts),
            "--requests",
            String.valueOf(options.or(2_000, 200)),
            "--server",
            options.our().serverJar().toString());
    return List.of(
        Line.staying(
            11,
            "resident memory of the server, %,d acts".formatted(acts),
            "what today's build had",
            Spread.of(new Pages(reading).resident()),
            Spread.of(TODAY_MIB),
            "MiB",
            400,
            TODAY_MIB));
  }
}
