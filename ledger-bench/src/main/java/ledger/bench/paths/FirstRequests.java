package ledger.bench.paths;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import ledger.bench.server.Connection;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import org.HdrHistogram.Histogram;

/// Row 10: how long the unlucky wait of the first thousand who ask after a start, against a
/// thousand who ask after 20,000 others.
///
/// One client with one connection, who reads positions, board and timeline of a negotiation and
/// records an act, then goes on to the next one. It begins when the server says that it is ready.
record FirstRequests(Options options) implements Row {

  private static final int BETWEEN = 20_000;

  /// Milliseconds.
  private record Made(double first, double warm) {

    double times() {
      return first / warm;
    }
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(10);
  }

  @Override
  public List<Line> measured() throws Exception {
    Map<String, List<Made>> made = new HashMap<>();
    for (int round = 0; round < options.times(); round++)
      for (var build : options.inTurn(round)) {
        var one = Loaded.restarted(build, options, this::trial);
        made.computeIfAbsent(build.name(), _ -> new ArrayList<>()).add(one);
        System.err.printf(
            "round %d %-14s p99 of the first %,d: %.1f ms, when warm %.1f ms%n",
            round + 1, build.name(), part(), one.first, one.warm);
      }
    var ours = made.get(options.our().name());
    var todays = spread(made.get(options.todays().name()), Made::times);
    return List.of(
        Line.atMost(
            10,
            "p99 of the first %,d requests after a start".formatted(part()),
            "of %,d after %,d others (today's build: %s)"
                .formatted(part(), between(), Spread.shown(todays.median())),
            spread(ours, Made::first),
            spread(ours, Made::warm),
            "ms",
            2,
            4));
  }

  private int part() {
    return options.or(1_000, 100);
  }

  private int between() {
    return options.or(BETWEEN, 200);
  }

  private Made trial(Server server) throws Exception {
    try (var connection = new Connection(server.url(), server.token())) {
      double first = ask(connection, 0, part());
      ask(connection, part(), between());
      return new Made(first, ask(connection, part() + between(), part()));
    }
  }

  private double ask(Connection connection, int from, int requests) throws IOException {
    var took = new Histogram(60_000_000_000L, 3);
    for (int i = from; i < from + requests; i++) {
      int number = i / 4 % options.negotiations();
      var negotiation = "/negotiations/" + Negotiations.id(number);
      long begun = System.nanoTime();
      switch (i % 4) {
        case 0 -> connection.get(negotiation + "/positions");
        case 1 -> connection.get(negotiation + "/board");
        case 2 -> connection.get(negotiation + "/timeline");
        default -> connection.post(Negotiations.another(number));
      }
      took.recordValue(System.nanoTime() - begun);
    }
    return took.getValueAtPercentile(99) / 1e6;
  }

  private static Spread spread(List<Made> made, ToDoubleFunction<Made> figure) {
    return Spread.of(made.stream().map(figure::applyAsDouble).toList());
  }
}
