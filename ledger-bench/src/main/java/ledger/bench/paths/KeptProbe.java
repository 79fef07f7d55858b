package ledger.bench.paths;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import org.HdrHistogram.Histogram;

/// How long it takes from the answer to a write until every kept answer of its negotiation has it,
/// seen from outside: a reader over HTTP would not see it, because the server waits for what a
/// reader names, and folds what is not kept.
///
/// Over a connection of its own it asks the server's tables each 5 ms how far they are, for all
/// sampled acts in one statement. So a lag is overstated by 5 ms at most.
final class KeptProbe implements AutoCloseable {

  private static final long EVERY_MS = 5;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(300);

  private record Sample(String negotiation, long position, long answered) {}

  private final Connection connection;
  private final PreparedStatement behind;
  private final Queue<Sample> come = new ConcurrentLinkedQueue<>();
  private final List<Sample> waiting = new ArrayList<>();
  private final Histogram lag = new Histogram(PATIENCE_NS, 3);
  private final Thread asking;
  private volatile boolean closed;
  private volatile boolean done;
  private volatile RuntimeException failed;
  private long asked;
  private long askedNanos;

  KeptProbe(Build build, Server server) throws Exception {
    var tables = build.tables();
    connection = server.database();
    behind =
        connection.prepareStatement(
            "select negotiation, min(%s) from %s where negotiation = any (?) group by negotiation"
                .formatted(tables.position(), tables.progress()));
    asking = Thread.ofPlatform().name("kept-probe").start(this::ask);
  }

  /// An act that was answered just now.
  void sample(String negotiation, long position) {
    come.add(new Sample(negotiation, position, System.nanoTime()));
  }

  private void ask() {
    try {
      while (!done || !waiting.isEmpty() || !come.isEmpty()) {
        for (var next = come.poll(); next != null; next = come.poll()) waiting.add(next);
        if (!waiting.isEmpty() && !closed) look();
        if (closed) return;
        TimeUnit.MILLISECONDS.sleep(EVERY_MS);
      }
    } catch (SQLException | InterruptedException e) {
      failed = new IllegalStateException(e);
    }
  }

  private void look() throws SQLException {
    var names = waiting.stream().map(Sample::negotiation).distinct().toArray();
    long begun = System.nanoTime();
    behind.setArray(1, connection.createArrayOf("text", names));
    var reached = new HashMap<String, Long>();
    try (var rows = behind.executeQuery()) {
      while (rows.next()) reached.put(rows.getString(1), rows.getLong(2));
    }
    long now = System.nanoTime();
    asked++;
    askedNanos += now - begun;
    waiting.removeIf(sample -> {
      boolean kept = reached.getOrDefault(sample.negotiation, -1L) >= sample.position;
      if (!kept && now - sample.answered < PATIENCE_NS) return false;
      lag.recordValue(Math.min(now - sample.answered, PATIENCE_NS));
      return true;
    });
  }

  /// Waits until what was sampled is kept.
  Lag lag() throws InterruptedException {
    done = true;
    asking.join();
    if (failed != null) throw failed;
    return new Lag(
        lag.getValueAtPercentile(50) / 1e6,
        lag.getValueAtPercentile(99) / 1e6,
        lag.getTotalCount(),
        asked,
        asked == 0 ? 0 : askedNanos / 1e6 / asked);
  }

  /// @param p50 in milliseconds
  /// @param p99 in milliseconds
  /// @param samples how many acts were looked for
  /// @param questions how often the tables were asked
  /// @param questionMs how long the tables took to answer, on average
  record Lag(double p50, double p99, long samples, long questions, double questionMs) {

    @Override
    public String toString() {
      return "lag p50 %,.0f ms p99 %,.0f ms of %,d; looking took %,d questions of %.2f ms"
          .formatted(p50, p99, samples, questions, questionMs);
    }
  }

  @Override
  public void close() throws Exception {
    closed = true;
    asking.join();
    connection.close();
  }
}
