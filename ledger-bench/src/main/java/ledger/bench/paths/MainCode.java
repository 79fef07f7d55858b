package ledger.bench.paths;

import java.util.List;
import java.util.Set;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 12: lines of main code in Java, of core, projections, api and cli.
record MainCode(Options options) implements Row {

  private static final double AIM = 34_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(12);
  }

  @Override
  public List<Line> measured() throws Exception {
    double today = options.todays().lines();
    return List.of(
        Line.staying(
            12,
            "lines of main code (core, projections, api, cli)",
            "today's build",
            Spread.of(options.our().lines()),
            Spread.of(today),
            "lines",
            AIM,
            today));
  }
}
