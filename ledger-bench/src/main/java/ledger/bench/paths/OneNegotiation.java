package ledger.bench.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Rows 1 and 2: a file of 20,000 acts of one negotiation, sent over one request while the answers
/// are read: how many a second at its end, and how that is against its beginning.
///
/// Thirty other negotiations go before: for its first minute, a server compiles itself on the
/// processors that are measured.
record OneNegotiation(Options options) implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(1, 2);
  }

  /// Acts a second.
  private record Pace(double first, double last) {

    double held() {
      return last / first;
    }
  }

  @Override
  public List<Line> measured() throws Exception {
    var ours = new ArrayList<Pace>();
    var todays = new ArrayList<Pace>();
    for (int round = 0; round < options.times(); round++)
      for (var build : options.inTurn(round))
        (build.equals(options.our()) ? ours : todays).add(trial(build, round));
    var last = spread(ours, Pace::last);
    var held = spread(todays, Pace::held);
    return List.of(
        Line.reaching(
            1,
            "acts a second in one negotiation, the last %,d of a file of %,d"
                .formatted(part(), acts()),
            "today's build",
            last,
            spread(todays, Pace::last),
            "/s",
            5_000,
            2_000),
        Line.more(
            2,
            "the same, the last against the first",
            "its first %,d (today's build: %s)".formatted(part(), Spread.shown(held.median())),
            last,
            spread(ours, Pace::first),
            "/s",
            0.9,
            0.8));
  }

  private int acts() {
    return options.or(20_000, 600);
  }

  private int part() {
    return options.or(1_000, 100);
  }

  private Pace trial(Build build, int round) throws Exception {
    return Folder.trial(
        build,
        options,
        server -> {
          for (int before = 0; before < options.or(30, 1); before++)
            Sending.of(Negotiations.acts("warm" + before, options.or(1_000, 300)), server);
          server.awaitTakenIn();
          var pace = pace(server);
          System.err.printf(
              "round %d %-14s first %,.0f/s last %,.0f/s%n",
              round + 1, build.name(), pace.first, pace.last);
          return pace;
        });
  }

  private Pace pace(Server server) throws Exception {
    var answered = Sending.of(Negotiations.acts("measured", acts()), server);
    int begun = Negotiations.OPENING;
    int end = answered.length - 1;
    return new Pace(
        part() / ((answered[begun + part()] - answered[begun]) / 1e9),
        part() / ((answered[end] - answered[end - part()]) / 1e9));
  }

  private static Spread spread(List<Pace> paces, java.util.function.ToDoubleFunction<Pace> figure) {
    return Spread.of(paces.stream().map(figure::applyAsDouble).toList());
  }
}
