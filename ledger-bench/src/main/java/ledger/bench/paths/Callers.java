package ledger.bench.paths;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import ledger.bench.server.ActStream;
import ledger.bench.server.Connection;
import ledger.bench.server.Server;

/// So many callers who send acts to any of the negotiations, the next one as soon as one is
/// answered.
final class Callers {

  private final Server server;
  private final int callers;
  private final int negotiations;

  Callers(Server server, Options options) {
    this.server = server;
    this.callers = options.sending();
    this.negotiations = options.negotiations();
  }

  interface Answered {
    /// Called for each act, by its caller.
    void on(String negotiation, long position);
  }

  private interface Caller {
    /// Sends until that time, by [System#nanoTime], and waits for what is unanswered.
    void until(long end, LongAdder recorded) throws IOException;
  }

  /// Each with a request of its own for all its acts, which stays open: what the server does for an
  /// act, with as little as can be of the clients, who share the processors with it. The server
  /// reads a line ahead, so each caller has a second act waiting behind the one that is decided.
  ///
  /// @return acts a second
  double streaming(double seconds, Answered answered) throws Exception {
    return all(
        seconds,
        (end, recorded) -> {
          try (var stream = new ActStream(server)) {
            int deciding = send(stream);
            while (System.nanoTime() < end) {
              int waiting = send(stream);
              next(stream, deciding, answered);
              recorded.increment();
              deciding = waiting;
            }
            stream.end();
            next(stream, deciding, answered);
            recorded.increment();
          }
        });
  }

  /// Each with a request for each act, on a connection that is kept.
  ///
  /// @return acts a second
  double posting(double seconds) throws Exception {
    return all(
        seconds,
        (end, recorded) -> {
          try (var connection = new Connection(server.url(), server.token())) {
            while (System.nanoTime() < end) {
              connection.post(Negotiations.another(any()));
              recorded.increment();
            }
          }
        });
  }

  private double all(double seconds, Caller caller) throws Exception {
    var recorded = new LongAdder();
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < callers; i++)
        running.add(
            threads.submit(() -> {
              caller.until(end, recorded);
              return null;
            }));
      for (var each : running) each.get();
    }
    return recorded.sum() / ((System.nanoTime() - begun) / 1e9);
  }

  private int send(ActStream stream) throws IOException {
    int number = any();
    stream.send(Negotiations.another(number));
    stream.flush();
    return number;
  }

  private static void next(ActStream stream, int number, Answered answered) throws IOException {
    var answer = stream.next();
    if (!answer.isOnRecord()) throw new IllegalStateException("not recorded: " + answer.line());
    answered.on(Negotiations.id(number), answer.position());
  }

  private int any() {
    return ThreadLocalRandom.current().nextInt(negotiations);
  }
}
