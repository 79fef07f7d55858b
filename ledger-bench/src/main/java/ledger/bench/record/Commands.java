package ledger.bench.record;

import static ledger.bench.record.Trial.spread;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import ledger.bench.table.Line;
import ledger.bench.table.Row;

/// Row 4: acts a second through the whole of it, from the command bus to the projection.
///
/// Both servers stay up over all rounds, as servers do; each writes to the streams it has written
/// to.
record Commands(Options options, Database.Server server) implements Row {

  /// Until most code is compiled and most negotiations have been read.
  private static final double WARM = 30;

  @Override
  public Set<Integer> numbers() {
    return Set.of(4);
  }

  @Override
  public List<Line> measured() throws Exception {
    try (var own = server.fresh();
        var other = server.fresh();
        var ours = new OurRecording(own, false);
        var stock = new StockRecording(other)) {
      var both = Map.of("ours", ours, "stock Axon", stock);
      for (var each : both.values()) {
        Opening.of(options.streams(), each.engine());
        each.start();
        Load.on(readiness(each, options.streams()), options.callers(), WARM);
      }
      var made = rounds(options, both, List.of(own, other));
      return List.of(
          Line.more(
              4,
              "commands a second, %d callers, %,d negotiations"
                  .formatted(options.callers(), options.streams()),
              "stock Axon on JDBC",
              spread(made.get("ours"), Latencies::perSecond),
              spread(made.get("stock Axon"), Latencies::perSecond),
              "/s",
              8,
              4));
    }
  }

  private static Map<String, List<Latencies>> rounds(
      Options options, Map<String, Recording> both, List<Database> databases) throws Exception {
    var made = new LinkedHashMap<String, List<Latencies>>();
    for (int round = 0; round < options.rounds(); round++)
      for (var name : Load.turned(List.of("ours", "stock Axon"), round)) {
        var call = readiness(both.get(name), options.streams());
        Load.on(call, options.callers(), Math.max(1, options.seconds() / 3.0));
        databases.getFirst().settle();
        var one = Load.on(call, options.callers(), options.seconds());
        made.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
        System.err.printf("round %d %-20s %s%n", round + 1, name, one.shown());
      }
    return made;
  }

  static Load.Call readiness(Recording recording, int streams) {
    return _ -> {
      int number = ThreadLocalRandom.current().nextInt(streams);
      recording.record(Acts.readiness(number), Acts.NORTH);
      return 1;
    };
  }
}
