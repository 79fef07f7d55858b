package ledger.bench.paths;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ledger.bench.server.ActStream;
import ledger.bench.server.Server;

/// A file of acts that is sent over one request, as fast as the server takes it, while the answers
/// are read.
final class Sending {

  private Sending() {}

  /// @return when each act was answered, by [System#nanoTime]
  static long[] of(List<byte[]> acts, Server server) throws Exception {
    try (var stream = new ActStream(server)) {
      var sent = CompletableFuture.runAsync(() -> send(acts, stream));
      var answered = new long[acts.size()];
      for (int i = 0; i < answered.length; i++) {
        var answer = stream.next();
        if (!answer.isOnRecord())
          throw new IllegalStateException(
              "not recorded: " + answer.line() + "\n" + new String(acts.get(i)));
        answered[i] = System.nanoTime();
      }
      sent.get();
      return answered;
    }
  }

  private static void send(List<byte[]> acts, ActStream stream) {
    try {
      for (var act : acts) stream.send(act);
      stream.end();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
