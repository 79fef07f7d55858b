package ledger.bench.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import org.springframework.util.FileSystemUtils;

/// A ledger on which so many negotiations of 45 acts are on record and in every kept answer, made
/// by the build itself over HTTP.
///
/// It is made once and copied for each trial; it stays for the next run of the same build.
final class Loaded {

  static final int ACTS = 45;

  private static final int AT_ONCE = 16;
  private static final int A_FILE = 20;
  private static final String FILLED = "filled";

  private Loaded() {}

  /// A trial on a server of a build that starts on a copy, and has taken it in.
  static <T> T trial(Build build, Options options, Folder.Trial<T> trial) throws Exception {
    return restarted(
        build,
        options,
        server -> {
          server.awaitTakenIn();
          return trial.on(server);
        });
  }

  /// The same, as soon as the server says that it is ready.
  static <T> T restarted(Build build, Options options, Folder.Trial<T> trial) throws Exception {
    var loaded = of(build, options);
    try (var folder = Folder.fresh(options)) {
      run("cp", "-a", "--reflink=auto", loaded + "/.", folder.path().toString());
      try (var server = Server.of(build, folder.path())) {
        return trial.on(server);
      }
    }
  }

  private static Path of(Build build, Options options) throws Exception {
    var data =
        options
            .home()
            .toAbsolutePath()
            .resolve("loaded-" + options.negotiations() + "-" + build.fingerprint());
    if (Files.exists(data.resolve(FILLED))) return data;
    FileSystemUtils.deleteRecursively(data);
    Files.createDirectories(data);
    long begun = System.nanoTime();
    try (var server = Server.of(build, data)) {
      fill(server, options.negotiations());
      double sent = (System.nanoTime() - begun) / 1e9;
      double kept = server.awaitTakenIn();
      System.err.printf(
          "%s: %,d negotiations of %d acts sent in %.0f s, all answers kept %.0f s later%n",
          build.name(), options.negotiations(), ACTS, sent, kept);
      settle(server);
    }
    Files.createFile(data.resolve(FILLED));
    return data;
  }

  private static void fill(Server server, int negotiations) throws Exception {
    var next = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < AT_ONCE; i++)
        running.add(
            threads.submit(() -> {
              for (int n = next.getAndAdd(A_FILE); n < negotiations; n = next.getAndAdd(A_FILE))
                Sending.of(file(n, Math.min(negotiations, n + A_FILE)), server);
              return null;
            }));
      for (var each : running) each.get();
    }
  }

  /// Negotiations one after the other.
  private static List<byte[]> file(int from, int to) {
    var acts = new ArrayList<byte[]>();
    for (int n = from; n < to; n++) acts.addAll(Negotiations.acts(Negotiations.id(n), ACTS));
    return acts;
  }

  /// So that no trial pays for what the loading left to do.
  private static void settle(Server server) throws Exception {
    try (var connection = server.database();
        var statement = connection.createStatement()) {
      statement.execute("vacuum (freeze, analyze)");
      statement.execute("checkpoint");
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
      throw new IOException(String.join(" ", command) + " failed");
  }
}
