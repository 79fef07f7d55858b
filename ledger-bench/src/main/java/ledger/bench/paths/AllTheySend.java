package ledger.bench.paths;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Rows 5 and 6: all that 256 callers send to 10,000 negotiations for a minute: how many acts a
/// second that is, how far the kept answers are behind, and what keeping them costs the recording.
///
/// What it costs is seen against the same server while somebody else holds a lock on the table that
/// says how far each answer is, so that none can be written.
record AllTheySend(Options options) implements Row {

  private static final int SAMPLES_A_SECOND = 50;

  @Override
  public Set<Integer> numbers() {
    return Set.of(5, 6);
  }

  /// @param alone acts a second while no answer can be kept
  /// @param posted acts a second where each is a request
  private record Made(double perSecond, double alone, double posted, KeptProbe.Lag lag) {

    double share() {
      return perSecond / alone;
    }
  }

  @Override
  public List<Line> measured() throws Exception {
    Map<String, List<Made>> made = new HashMap<>();
    for (int round = 0; round < options.times(); round++)
      for (var build : options.inTurn(round)) {
        var one = Loaded.trial(build, options, server -> trial(build, server));
        made.computeIfAbsent(build.name(), _ -> new ArrayList<>()).add(one);
        System.err.printf(
            "round %d %-14s %,.0f/s, %,.0f/s while no answer can be kept, %,.0f/s a request each; %s%n",
            round + 1, build.name(), one.perSecond, one.alone, one.posted, one.lag);
      }
    var ours = made.get(options.our().name());
    var todays = made.get(options.todays().name());
    var load = "%,d callers, %,d negotiations".formatted(options.sending(), options.negotiations());
    return List.of(
        Line.staying(
            5,
            "lag of kept answers, p99, in %d s of all that %s".formatted(seconds(), load),
            "today's build",
            spread(ours, m -> m.lag.p99() / 1e3),
            spread(todays, m -> m.lag.p99() / 1e3),
            "s",
            2,
            5),
        Line.more(
            5,
            "recording meanwhile",
            "while no answer can be kept (today's build: %s)"
                .formatted(Spread.shown(spread(todays, Made::share).median())),
            spread(ours, Made::perSecond),
            spread(ours, Made::alone),
            "/s",
            0.9,
            0.9),
        Line.reaching(
            6,
            "commands a second, " + load + ", default settings",
            "today's build",
            spread(ours, Made::perSecond),
            spread(todays, Made::perSecond),
            "/s",
            15_000,
            8_000),
        Line.more(
                6,
                "the same, a request for each",
                "today's build",
                spread(ours, Made::posted),
                spread(todays, Made::posted),
                "/s",
                0,
                0)
            .withoutAim());
  }

  private int seconds() {
    return options.or(60, 4);
  }

  private Made trial(Build build, Server server) throws Exception {
    var callers = new Callers(server, options);
    callers.streaming(part(), (_, _) -> {}); // until the code is compiled
    server.awaitTakenIn();
    double posted = callers.posting(part());
    server.awaitTakenIn();
    double alone = alone(build, server, callers, part());
    server.awaitTakenIn();
    double guess = Math.max(alone, 1);
    try (var probe = new KeptProbe(build, server)) {
      double perSecond =
          callers.streaming(
              seconds(),
              (negotiation, position) -> {
                if (ThreadLocalRandom.current().nextDouble() < SAMPLES_A_SECOND / guess)
                  probe.sample(negotiation, position);
              });
      return new Made(perSecond, alone, posted, probe.lag());
    }
  }

  private int part() {
    return options.or(20, 2);
  }

  private static double alone(Build build, Server server, Callers callers, int seconds)
      throws Exception {
    try (var locking = server.database()) {
      locking.setAutoCommit(false);
      lock(locking, build.tables().progress());
      double perSecond = callers.streaming(seconds, (_, _) -> {});
      locking.rollback();
      return perSecond;
    }
  }

  /// Readers may go on; writers wait.
  private static void lock(java.sql.Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in share mode");
    }
  }

  private static Spread spread(List<Made> made, ToDoubleFunction<Made> figure) {
    return Spread.of(made.stream().map(figure::applyAsDouble).toList());
  }
}
