package ledger.bench.record;

import static ledger.bench.record.Trial.spread;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ledger.act.Act;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import org.HdrHistogram.ConcurrentHistogram;

/// Row 5: from the moment an event is published to the moment its handler is called, at an easy
/// pace: what somebody who waits for an answer to be visible waits.
record PublishedToHandled(Options options, Database.Server server) implements Row {

  private static final int AT_LEAST_MS = 20;
  private static final int JITTER_MS = 40;
  private static final int ROUNDS = 3;
  private static final int UNMEASURED = 20;
  private static final long SEED = 7;

  private static final String OURS = "ours";
  private static final String STOCK = "EmbeddedEventStore on Axon JDBC";
  private static final String PEKKO = "Pekko Persistence JDBC, eventsByTag";
  private static final String EMMETT = "emmett-postgresql, consumer";

  /// Notes when each act comes.
  private static final class Handled implements Consumer<Act> {
    private final Map<UUID, Long> published = new ConcurrentHashMap<>();
    private final ConcurrentHistogram took = new ConcurrentHistogram(Latencies.LONGEST, 3);

    @Override
    public void accept(Act act) {
      var since = published.remove(act.actId());
      if (since != null) took.recordValue(System.nanoTime() - since);
    }
  }

  private interface Opener {
    Publisher on(Database database, Consumer<Act> handler) throws Exception;
  }

  /// Who is measured, in a database of its own.
  private interface Measured {
    Latencies in(Database database) throws Exception;
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(5);
  }

  @Override
  public List<Line> measured() throws Exception {
    var all = new LinkedHashMap<String, Measured>();
    all.put(OURS, database -> published(Publisher::ours, database));
    all.put(STOCK, database -> published(Publisher::stock, database));
    all.put(PEKKO, database -> published(Publisher::pekko, database));
    Node.in(options.home())
        .ifPresent(node -> all.put(EMMETT, database -> published(node, database)));
    var made = new LinkedHashMap<String, List<Latencies>>();
    for (int round = 0; round < Math.min(ROUNDS, options.rounds()); round++)
      for (var name : Load.turned(List.copyOf(all.keySet()), round))
        try (var database = server.fresh()) {
          var one = all.get(name).in(database);
          System.err.printf("%-36s %s%n", name, one.shown());
          made.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
        }
    var lines = new ArrayList<Line>();
    for (int percentile : new int[] {50, 100})
      for (var name : all.keySet())
        if (!name.equals(OURS)) lines.add(line(percentile, made.get(OURS), name, made.get(name)));
    return lines;
  }

  private static Line line(
      int percentile, List<Latencies> ours, String peer, List<Latencies> theirs) {
    var line =
        Line.less(
            5,
            (percentile == 50 ? "p50" : "longest") + ", published to handled",
            peer,
            spread(ours, l -> l.micros(percentile) / 1e3),
            spread(theirs, l -> l.micros(percentile) / 1e3),
            "ms",
            percentile == 50 ? 200 : 25,
            percentile == 50 ? 50 : 10);
    return peer.equals(STOCK) ? line : line.withoutAim();
  }

  private Latencies published(Opener opener, Database database) throws Exception {
    var handled = new Handled();
    try (var publisher = opener.on(database, handled)) {
      publish(publisher, handled, 0, UNMEASURED);
      handled.took.reset();
      publish(publisher, handled, UNMEASURED, options.events());
    }
    return latencies(handled.took);
  }

  private Latencies published(Node node, Database database) throws Exception {
    var said =
        node.run(
            database,
            Map.of(
                "mode",
                "handled",
                "unmeasured",
                UNMEASURED,
                "count",
                options.events(),
                "pauses",
                pauses(UNMEASURED + options.events())));
    return latencies(Node.micros(said));
  }

  private Latencies latencies(org.HdrHistogram.Histogram took) {
    return new Latencies(took, options.events(), 1, new Processors(0, 0));
  }

  /// The same for everybody.
  private static List<Integer> pauses(int events) {
    var pace = new Random(SEED);
    return IntStream.range(0, events).mapToObj(_ -> AT_LEAST_MS + pace.nextInt(JITTER_MS)).toList();
  }

  private static void publish(Publisher publisher, Handled handled, int from, int events)
      throws InterruptedException {
    var pauses = pauses(from + events);
    for (int i = from; i < from + events; i++) {
      TimeUnit.MILLISECONDS.sleep(pauses.get(i));
      var act = Acts.readiness(i);
      handled.published.put(act.actId(), System.nanoTime());
      publisher.publish(act);
    }
    for (int waited = 0; !handled.published.isEmpty(); waited++) {
      if (waited > 1_000) throw new IllegalStateException("not everything that was published came");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
