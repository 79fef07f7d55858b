package ledger.bench.record;

import static ledger.bench.record.Trial.spread;

import java.util.List;
import java.util.Set;
import ledger.bench.table.Line;
import ledger.bench.table.Row;

/// Row 2: what one caller waits when nobody else is there.
record Alone(Options options, Database.Server server) implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(2);
  }

  @Override
  public List<Line> measured() throws Exception {
    var ours = new Ours(1);
    var single = new SingleRows(1, 1);
    var trial = new Trial(options, server);
    trial.warm(ours, 1);
    trial.warm(single, 1);
    var made = trial.rounds(List.of(ours, single), 1);
    var own = made.get(ours.name());
    var theirs = made.get(single.name());
    return List.of(line(50, own, theirs), line(99, own, theirs));
  }

  private static Line line(int percentile, List<Latencies> ours, List<Latencies> theirs) {
    return Line.atMost(
        2,
        "p%d of an append, one caller".formatted(percentile),
        "one row, one commit",
        spread(ours, l -> l.micros(percentile)),
        spread(theirs, l -> l.micros(percentile)),
        "us",
        1.1,
        1.5);
  }
}
