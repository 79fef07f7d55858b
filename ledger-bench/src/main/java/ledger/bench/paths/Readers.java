package ledger.bench.paths;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ledger.bench.server.Connection;

/// So many clients, each with a connection that it keeps, who read a page as soon as they have read
/// the last one.
final class Readers {

  private Readers() {}

  /// @param warm seconds that go before, unmeasured
  /// @return pages a second
  static double on(URI url, String token, List<String> paths, int clients, int seconds, int warm)
      throws Exception {
    read(url, token, paths, clients, warm);
    return read(url, token, paths, clients, seconds);
  }

  private static double read(URI url, String token, List<String> paths, int clients, int seconds)
      throws Exception {
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000L;
    long pages = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Long>>();
      for (int i = 0; i < clients; i++) {
        int first = i;
        running.add(
            threads.submit(() -> {
              try (var connection = new Connection(url, token)) {
                long read = 0;
                for (; System.nanoTime() < end; read++)
                  connection.get(paths.get((int) ((first + read) % paths.size())));
                return read;
              }
            }));
      }
      for (var each : running) pages += each.get();
    }
    return pages / ((System.nanoTime() - begun) / 1e9);
  }
}
