package ledger.bench.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 9: pages of the matrix of a negotiation of a thousand acts a second, by 16 clients who keep
/// their connections, against a [PlainHandler] that has the same bytes.
record MatrixPages(Options options) implements Row {

  private static final int CLIENTS = 16;
  private static final int NEGOTIATIONS = 8;

  private record Made(double pages, double plain) {

    double share() {
      return pages / plain;
    }
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(9);
  }

  @Override
  public List<Line> measured() throws Exception {
    Map<String, List<Made>> made = new HashMap<>();
    for (int round = 0; round < options.times(); round++)
      for (var build : options.inTurn(round)) {
        var one = Folder.trial(build, options, server -> trial(build, server));
        made.computeIfAbsent(build.name(), _ -> new ArrayList<>()).add(one);
        System.err.printf(
            "round %d %-14s %,.0f pages/s, handler %,.0f/s%n",
            round + 1, build.name(), one.pages, one.plain);
      }
    var ours = made.get(options.our().name());
    var todays = spread(made.get(options.todays().name()), Made::share);
    return List.of(
        Line.more(
            9,
            "pages of the matrix (%,d acts) a second, %d clients".formatted(acts(), CLIENTS),
            "a handler that copies the same bytes (today's build: %s)"
                .formatted(Spread.shown(todays.median())),
            spread(ours, Made::pages),
            spread(ours, Made::plain),
            "/s",
            0.7,
            0.4));
  }

  private int acts() {
    return options.or(1_000, 60);
  }

  /// The handler has the server's own PostgreSQL, while the server has nothing to do.
  private Made trial(Build build, Server server) throws Exception {
    var paths = new ArrayList<String>();
    for (int n = 0; n < options.or(NEGOTIATIONS, 2); n++) {
      Sending.of(Negotiations.acts(Negotiations.id(n), acts()), server);
      paths.add("/negotiations/" + Negotiations.id(n) + "/positions");
    }
    server.awaitTakenIn();
    var pages = new HashMap<String, byte[]>();
    for (var path : paths) pages.put(path, server.get(path).body());
    double mine = Readers.on(server.url(), server.token(), paths, CLIENTS, seconds(), warm());
    try (var plain = PlainHandler.process(build, server, pages)) {
      double theirs = Readers.on(plain.url(), "none", paths, CLIENTS, seconds(), warm());
      return new Made(mine, theirs);
    }
  }

  private int seconds() {
    return options.or(10, 2);
  }

  private int warm() {
    return options.or(20, 2);
  }

  private static Spread spread(List<Made> made, ToDoubleFunction<Made> figure) {
    return Spread.of(made.stream().map(figure::applyAsDouble).toList());
  }
}
