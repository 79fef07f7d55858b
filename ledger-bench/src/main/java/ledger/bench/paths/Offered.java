package ledger.bench.paths;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import ledger.bench.server.Build;
import ledger.bench.server.Connection;
import ledger.bench.server.Server;

/// Acts that are offered at a constant rate, whether or not those before are answered: an open
/// loop, as from people who do not know of one another. Each is a request of its own, on one of 64
/// connections that are kept.
final class Offered {

  private static final int CONNECTIONS = 64;
  private static final int SAMPLES_A_SECOND = 50;
  private static final int NO_MORE = -1;

  private final Build build;
  private final Server server;
  private final int negotiations;

  Offered(Build build, Server server, int negotiations) {
    this.build = build;
    this.server = server;
    this.negotiations = negotiations;
  }

  /// @param behindMs how much later than offered the last act was answered
  /// @param failed how many acts a server that has too much to do did not take
  record Taken(KeptProbe.Lag lag, double behindMs, long failed) {

    boolean isCurrentWithin(double ms) {
      return failed == 0 && lag.p99() <= ms && behindMs <= 1_000;
    }
  }

  Taken at(double rate, int seconds) throws Exception {
    var due = new LinkedBlockingQueue<Integer>();
    var failed = new LongAdder();
    try (var probe = new KeptProbe(build, server);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < CONNECTIONS; i++)
        running.add(threads.submit(() -> send(due, probe, SAMPLES_A_SECOND / rate, failed)));
      offer(due, rate, seconds);
      long offered = System.nanoTime();
      for (int i = 0; i < CONNECTIONS; i++) due.add(NO_MORE);
      for (var each : running) each.get();
      double behind = (System.nanoTime() - offered) / 1e6;
      var taken = new Taken(probe.lag(), behind, failed.sum());
      System.err.printf(
          "%-14s %,.0f/s offered for %d s: %s, answers %.0f ms behind, %,d failed%n",
          build.name(), rate, seconds, taken.lag, behind, taken.failed);
      return taken;
    }
  }

  private Void send(BlockingQueue<Integer> due, KeptProbe probe, double share, LongAdder failed)
      throws Exception {
    var connection = new Connection(server.url(), server.token());
    for (int number = due.take(); number != NO_MORE; number = due.take()) {
      try {
        long position = connection.post(Negotiations.another(number));
        if (ThreadLocalRandom.current().nextDouble() < share)
          probe.sample(Negotiations.id(number), position);
      } catch (IOException _) {
        failed.increment();
        connection.close();
        connection = new Connection(server.url(), server.token());
      }
    }
    connection.close();
    return null;
  }

  private void offer(BlockingQueue<Integer> due, double rate, int seconds) {
    long begun = System.nanoTime();
    long acts = (long) (rate * seconds);
    for (long i = 0; i < acts; i++) {
      long at = begun + (long) (i / rate * 1e9);
      for (long now = System.nanoTime(); now < at; now = System.nanoTime())
        LockSupport.parkNanos(at - now);
      due.add(ThreadLocalRandom.current().nextInt(negotiations));
    }
  }
}
