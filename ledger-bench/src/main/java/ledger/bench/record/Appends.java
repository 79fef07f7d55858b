package ledger.bench.record;

import static ledger.bench.record.Trial.spread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.bench.table.Line;
import ledger.bench.table.Row;

/// Rows 1 and 3: durable appends a second when many want to at once, and how long the unlucky wait.
record Appends(Options options, Database.Server server) implements Row {

  private static final String MANY = "durable appends a second, %d callers";

  @Override
  public Set<Integer> numbers() {
    return Set.of(1, 3);
  }

  @Override
  public List<Line> measured() throws Exception {
    var trial = new Trial(options, server);
    int callers = options.callers();
    var ours = new Ours(callers);
    trial.warm(ours, callers);
    var jdbc = trial.best(pool -> new AxonJdbc(callers, pool), callers, 8, 16, 32, 48);
    var inTurn = new InTurn((Contestant.Called) jdbc, sizeOf(jdbc));
    if (!options.wants(1))
      return waiting(
          trial.rounds(List.of(ours, jdbc, inTurn), callers), ours, options, jdbc, inTurn);
    var jpa = trial.best(pool -> new AxonJpa(callers, pool), callers, 8, 16, 32, 48);
    var single = trial.best(pool -> new SingleRows(callers, pool), callers, 8, 16, 32, 48);
    var copied = trial.best(Copied::new, 1, 256, 512, 1024);
    var pekko = trial.best(pool -> new Pekko(callers, pool), callers, 8, 20, 32, 48);
    var peers = new ArrayList<Contestant>(List.of(jdbc, jpa, single, copied, pekko));
    var node = Node.in(options.home());
    if (node.isPresent())
      peers.add(trial.best(pool -> new Emmett(node.get(), pool), callers, 10, 20, 32, 48));
    var all = new ArrayList<Contestant>(List.of(ours));
    all.addAll(peers);
    if (options.wants(3)) all.add(inTurn);
    var made = trial.rounds(all, callers);
    var own = spread(made.get(ours.name()), Latencies::perSecond);
    var lines = new ArrayList<Line>();
    for (var peer : peers) {
      double aim = peer instanceof Copied ? 0.7 : peer instanceof SingleRows ? 6 : 15;
      double floor = peer instanceof Copied ? 0.5 : peer instanceof SingleRows ? 4 : 8;
      var theirs = spread(made.get(peer.name()), Latencies::perSecond);
      var line = Line.more(1, MANY.formatted(callers), shown(peer), own, theirs, "/s", aim, floor);
      boolean aimed = !(peer instanceof Pekko) && !(peer instanceof Emmett);
      lines.add(aimed ? line : line.withoutAim());
    }
    if (options.wants(3)) lines.addAll(waiting(made, ours, options, jdbc, inTurn));
    return lines;
  }

  private static List<Line> waiting(
      Map<String, List<Latencies>> made, Contestant ours, Options options, Contestant... peers) {
    return Arrays.stream(peers)
        .map(peer ->
            Line.less(
                3,
                "p99.9 of an append, %d callers".formatted(options.callers()),
                shown(peer),
                spread(made.get(ours.name()), l -> l.micros(99.9) / 1e3),
                spread(made.get(peer.name()), l -> l.micros(99.9) / 1e3),
                "ms",
                100,
                50))
        .toList();
  }

  private static int sizeOf(Contestant jdbc) {
    return jdbc instanceof AxonJdbc(_, var pool) ? pool : 1;
  }

  private static String shown(Contestant peer) {
    return switch (peer) {
      case AxonJdbc(_, var pool) -> peer.name() + ", pool of " + pool;
      case AxonJpa(_, var pool) -> peer.name() + ", pool of " + pool;
      case SingleRows(_, var pool) -> peer.name() + ", pool of " + pool;
      case Pekko(_, var pool) -> peer.name() + ", pool of " + pool;
      case Emmett(_, var pool) -> peer.name() + ", pool of " + pool;
      case Copied(var batch) -> peer.name() + " of " + batch + " rows";
      default -> peer.name();
    };
  }
}
