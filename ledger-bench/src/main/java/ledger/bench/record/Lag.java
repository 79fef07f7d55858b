package ledger.bench.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import org.HdrHistogram.Histogram;

/// Row 10: from an acknowledged act to every kept answer that takes it in, as somebody sees it who
/// asks the tables each millisecond: while as many acts come as are sent at once, and at a pace.
record Lag(Options options, Database.Server server) implements Row {

  private static final int NEGOTIATIONS = 10_000;
  private static final int PACE = 500;
  private static final long SEED = 3;
  private static final long PATIENCE_NS = 60_000_000_000L;

  @Override
  public Set<Integer> numbers() {
    return Set.of(10);
  }

  @Override
  public List<Line> measured() throws Exception {
    var lines = new ArrayList<Line>();
    try (var database = server.fresh();
        var ours = new OurRecording(database, true)) {
      Opening.of(NEGOTIATIONS, ours.engine());
      ours.start();
      ours.awaitAnswers();
      lines.add(line("%d acts a second".formatted(PACE), under(ours, options, PACE)));
      ours.awaitAnswers();
      lines.add(line("%d callers".formatted(options.callers()), under(ours, options, 0)));
    }
    return lines;
  }

  private static Line line(String load, Histogram lag) {
    return Line.atMost(
        10,
        "p99, acknowledged to all answers kept, %,d negotiations, %s".formatted(NEGOTIATIONS, load),
        "100 ms",
        Spread.of(lag.getValueAtPercentile(99) / 1e6),
        Spread.of(100),
        "ms",
        1,
        1);
  }

  /// @param pace acts a second; 0 for as many as are taken
  private static Histogram under(OurRecording ours, Options options, int pace) throws Exception {
    var lag = new Histogram(Latencies.LONGEST, 2);
    var done = new AtomicBoolean();
    var permits = new Semaphore(0);
    var ticking = Thread.ofPlatform().daemon().start(() -> tick(permits, pace, done));
    var probing = Thread.ofPlatform().start(() -> probe(ours, lag, done));
    var acts = Commands.readiness(ours, NEGOTIATIONS);
    var load =
        Load.on(
            caller -> {
              if (pace > 0) permits.acquire();
              return acts.by(caller);
            },
            pace > 0 ? Math.min(16, options.callers()) : options.callers(),
            3 * options.seconds());
    done.set(true);
    probing.join();
    ticking.join();
    System.err.printf(
        "answers: p50 %,d ms p99 %,d ms of %,d, while %s%n",
        lag.getValueAtPercentile(50) / 1_000_000,
        lag.getValueAtPercentile(99) / 1_000_000,
        lag.getTotalCount(),
        load.shown());
    return lag;
  }

  private static void tick(Semaphore permits, int pace, AtomicBoolean done) {
    try {
      while (!done.get()) {
        permits.release(Math.max(1, pace / 100));
        TimeUnit.MILLISECONDS.sleep(10);
      }
      permits.release(1_000); // whoever waits may end
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void probe(OurRecording ours, Histogram lag, AtomicBoolean done) {
    var chance = new Random(SEED);
    try {
      while (!done.get()) {
        int number = chance.nextInt(NEGOTIATIONS);
        ours.record(Acts.readiness(number), Acts.NORTH);
        long begun = System.nanoTime();
        var negotiation = Acts.negotiation(number);
        long position = ours.lastOf(negotiation);
        while (!ours.keeps(negotiation, position) && System.nanoTime() - begun < PATIENCE_NS)
          TimeUnit.MILLISECONDS.sleep(1);
        lag.recordValue(System.nanoTime() - begun);
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
