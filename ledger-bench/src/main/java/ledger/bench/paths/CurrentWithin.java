package ledger.bench.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 4: how many acts a second may be offered for a minute, so that 99 of a hundred are in every
/// kept answer within 100 ms.
///
/// The rate is looked for by bisection, in shorter trials, and then held for a minute; where it
/// does not hold, a tenth less is tried.
record CurrentWithin(Options options) implements Row {

  private static final double LIMIT_MS = 100;
  private static final double LEAST = 10;
  private static final double CLOSE = 1.1;
  private static final int FIRST = 200;
  private static final int FIRST_BRIEFLY = 10;

  @Override
  public Set<Integer> numbers() {
    return Set.of(4);
  }

  @Override
  public List<Line> measured() throws Exception {
    Map<String, List<Double>> found = new HashMap<>();
    for (int round = 0; round < options.times(); round++)
      for (var build : options.inTurn(round)) {
        var before = found.computeIfAbsent(build.name(), _ -> new ArrayList<>());
        double start = before.isEmpty() ? options.or(FIRST, FIRST_BRIEFLY) : before.getLast();
        before.add(
            Loaded.trial(build, options, server -> rate(build, server, Math.max(start, LEAST))));
      }
    return List.of(
        Line.more(
            4,
            "acts a second for %d s, kept answers current within 100 ms at p99, %,d negotiations"
                .formatted(seconds(), options.negotiations()),
            "today's build",
            Spread.of(found.get(options.our().name())),
            Spread.of(found.get(options.todays().name())),
            "/s",
            10,
            5));
  }

  private int seconds() {
    return options.or(60, 5);
  }

  private double rate(Build build, Server server, double start) throws Exception {
    var offered = new Offered(build, server, options.negotiations());
    offered.at(start, options.or(20, 3)); // until the code is compiled
    server.awaitTakenIn();
    double good = 0;
    double bad = Double.MAX_VALUE;
    for (double rate = start; bad / Math.max(good, LEAST) > CLOSE && rate >= LEAST; ) {
      if (holds(offered, server, rate, options.or(8, 2))) good = rate;
      else bad = rate;
      if (options.brief() && good > 0) break;
      rate = bad == Double.MAX_VALUE ? good * 2 : good == 0 ? bad / 2 : Math.sqrt(good * bad);
    }
    for (double rate = Math.max(good, LEAST); rate >= LEAST; rate *= 0.9)
      if (holds(offered, server, rate, seconds())) return rate;
    return LEAST;
  }

  private static boolean holds(Offered offered, Server server, double rate, int seconds)
      throws Exception {
    boolean holds = offered.at(rate, seconds).isCurrentWithin(LIMIT_MS);
    server.awaitTakenIn();
    return holds;
  }
}
