package ledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ledger.faults.Fault.Struck;

/// Processes that end without being asked.
final class Kills {

  private static final int TORN = 3;
  private static final long LOOK_FOR_MS = 60_000;

  private Kills() {}

  static Struck server(Site site, Journal journal, Random random) throws Exception {
    var struck = Struck.now(1);
    site.second().kill();
    theOtherGoesOn(site, journal, struck.since());
    site.startSecond();
    return struck;
  }

  /// What the second was reading for both is taken over by the one that is left.
  static void theOtherGoesOn(Site site, Journal journal, long since) throws Exception {
    var node = site.nodes().getFirst();
    journal.awaitAcknowledged(node.number(), since, Await.PATIENCE.toMillis());
    long last = Word.last(journal.all());
    Await.until(
        "the other reads on",
        () -> node.getAt(last, "/negotiations/n0/register").statusCode() == 200);
  }

  static Struck machine(Site site, Journal journal, Random random) throws Exception {
    var struck = Struck.now(0, 1);
    site.first().kill();
    site.startFirst();
    site.reconnect();
    return struck;
  }

  static Struck machineAndTornFiles(Site site, Journal journal, Random random) throws Exception {
    var struck = Struck.now(0, 1);
    site.first().kill();
    var log = site.first().data().resolve("log");
    for (var file : newest(log)) {
      site.torn().add(log.relativize(file).toString());
      journal.note("tears " + file);
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
    site.startFirst();
    site.reconnect();
    return struck;
  }

  /// The ones that were being written last.
  private static List<Path> newest(Path log) throws IOException {
    try (var files = Files.walk(log)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(Kills::written).reversed())
          .limit(TORN)
          .toList();
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Struck postmaster(Site site, Journal journal, Random random) throws Exception {
    var postmaster = site.postmaster();
    var struck = Struck.now(0, 1);
    postmaster.destroyForcibly();
    return struck;
  }

  /// PostgreSQL ends all its backends when one was killed, and recovers.
  static Struck backend(Site site, Journal journal, Random random) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_FOR_MS);
    try (var connection = site.superuser();
        var appending =
            connection.prepareStatement(
                "select pid from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%record.append%'")) {
      while (System.nanoTime() < end)
        try (var pids = appending.executeQuery()) {
          if (!pids.next()) continue;
          var backend = ProcessHandle.of(pids.getLong(1));
          var struck = Struck.now(0, 1);
          if (backend.isPresent() && backend.get().destroyForcibly()) return struck;
        }
    }
    throw new IllegalStateException("no backend was seen appending");
  }
}
