package ledger.bench.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import ledger.bench.table.Spread;

/// Contestants taking turns over some rounds, each time in a new database.
final class Trial {

  private static final double WARM = 2;

  private final Options options;
  private final Database.Server server;

  Trial(Options options, Database.Server server) {
    this.options = options;
    this.server = server;
  }

  /// What each contestant made of each round.
  Map<String, List<Latencies>> rounds(List<Contestant> contestants, int callers) throws Exception {
    var made = new LinkedHashMap<String, List<Latencies>>();
    for (int round = 0; round < options.rounds(); round++)
      for (var each : Load.turned(contestants, round)) {
        var one = once(each, each instanceof Copied ? 1 : callers, options.seconds());
        made.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(one);
        System.err.printf("round %d %-20s %s%n", round + 1, each.name(), one.shown());
      }
    return made;
  }

  private Latencies once(Contestant contestant, int callers, double seconds) throws Exception {
    try (var database = server.fresh()) {
      return contestant.stores(database, callers, Math.max(1, seconds / 3), seconds);
    }
  }

  /// Before anything is measured, until its code is compiled.
  void warm(Contestant contestant, int callers) throws Exception {
    once(contestant, callers, 2 * WARM);
  }

  /// Each at its best: the size that stores most.
  Contestant best(IntFunction<Contestant> sized, int callers, int... sizes) throws Exception {
    Contestant best = sized.apply(sizes[0]);
    double most = 0;
    warm(best, best instanceof Copied ? 1 : callers);
    for (int size : sizes) {
      var one = sized.apply(size);
      double stored = once(one, one instanceof Copied ? 1 : callers, WARM).perSecond();
      System.err.printf("tried %-20s with %4d: %,.0f/s%n", one.name(), size, stored);
      if (stored > most) {
        most = stored;
        best = one;
      }
    }
    return best;
  }

  static Spread spread(List<Latencies> rounds, ToDoubleFunction<Latencies> figure) {
    return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
  }
}
