package ledger.bench.record;

import static ledger.bench.record.Trial.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import ledger.act.Event;
import org.HdrHistogram.ConcurrentHistogram;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;

/// Row 5: from the moment an event is published to the moment its handler is called, at an easy
/// pace: what somebody who waits for an answer to be visible waits.
final class Told implements Row {

  private static final int AT_LEAST_MS = 20;
  private static final int JITTER_MS = 40;
  private static final int ROUNDS = 3;
  private static final int UNMEASURED = 20;
  private static final long SEED = 7;

  /// Notes when each event comes.
  static final class Listener {
    final Map<String, Long> published = new ConcurrentHashMap<>();
    final ConcurrentHistogram took = new ConcurrentHistogram(Latencies.LONGEST, 3);

    @EventHandler
    void on(Event event, @MessageIdentifier String id) {
      var since = published.remove(event.act().actId().toString());
      if (since != null) took.recordValue(System.nanoTime() - since);
    }
  }

  private interface Opener {
    Teller on(Database database, Object handler) throws Exception;
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(5);
  }

  @Override
  public List<Line> measured(Options options, Database.Server server) throws Exception {
    var ours = new ArrayList<Latencies>();
    var stock = new ArrayList<Latencies>();
    for (int round = 0; round < Math.min(ROUNDS, options.rounds()); round++) {
      ours.add(round("ours", Teller::ours, options.events(), server));
      stock.add(round("stock Axon", Teller::stock, options.events(), server));
    }
    return List.of(
        line("p50, published to handled", 50, 200, 50, ours, stock),
        line("longest, published to handled", 100, 25, 10, ours, stock));
  }

  private static Line line(
      String metric,
      int percentile,
      double aim,
      double floor,
      List<Latencies> ours,
      List<Latencies> stock) {
    return Line.less(
        5,
        metric,
        "EmbeddedEventStore on Axon JDBC",
        spread(ours, l -> l.micros(percentile) / 1e3),
        spread(stock, l -> l.micros(percentile) / 1e3),
        "ms",
        aim,
        floor);
  }

  private static Latencies round(String name, Opener opener, int events, Database.Server server)
      throws Exception {
    var listener = new Listener();
    try (var database = server.fresh();
        var teller = opener.on(database, listener)) {
      publish(teller, listener, UNMEASURED, 0);
      settled(listener);
      listener.took.reset();
      publish(teller, listener, events, UNMEASURED);
      settled(listener);
    }
    var one = new Latencies(listener.took, events, 1, new Processors(0, 0));
    System.err.printf("%-12s %s%n", name, one.shown());
    return one;
  }

  private static void publish(Teller teller, Listener listener, int events, int from)
      throws InterruptedException {
    var pace = new Random(SEED);
    for (int i = from; i < from + events; i++) {
      TimeUnit.MILLISECONDS.sleep(AT_LEAST_MS + pace.nextInt(JITTER_MS));
      var act = Said.readiness(i);
      var event = Opening.event(act, act.negotiation() + "/agreement/corridor", 0);
      listener.published.put(act.actId().toString(), System.nanoTime());
      teller.axon().eventStore().publish(event);
    }
  }

  private static void settled(Listener listener) throws InterruptedException {
    for (int waited = 0; !listener.published.isEmpty(); waited++) {
      if (waited > 1_000) throw new IllegalStateException("not everything that was published came");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
