package ledger.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ledger.faults.Fault.Struck;

/// What stands still, or is out of reach, for some time.
final class Stops {

  /// A database that is silent is taken for away after 5 s; what a node reads is taken over by
  /// another after 3 s.
  private static final long SILENT_MS = 6_000;

  private static final long LEASE_MS = 4_000;
  private static final long AWAY_MS = 1_000;
  private static final int MORE_MS = 500;
  private static final int BLOCK = 1 << 20;

  private Stops() {}

  static Struck database(Site site, Journal journal, Random random) throws Exception {
    return stopped(site.database(), SILENT_MS, random, 0, 1);
  }

  static Struck server(Site site, Journal journal, Random random) throws Exception {
    var process = ProcessHandle.of(site.second().pid()).orElseThrow();
    return stopped(List.of(process), LEASE_MS, random, 1);
  }

  private static Struck stopped(List<ProcessHandle> processes, long ms, Random random, int... nodes)
      throws Exception {
    signal("STOP", processes);
    try {
      pause(ms, random);
    } finally {
      signal("CONT", processes);
    }
    return Struck.now(nodes);
  }

  static void signal(String which, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    var command =
        Stream.concat(
                Stream.of("kill", "-" + which),
                processes.stream().map(process -> String.valueOf(process.pid())))
            .toList();
    new ProcessBuilder(command).start().waitFor();
  }

  private static void pause(long ms, Random random) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ms + random.nextInt(MORE_MS));
  }

  static Struck cut(Site site, Journal journal, Random random) throws Exception {
    site.network().cut();
    try {
      pause(AWAY_MS, random);
    } finally {
      site.network().mend();
    }
    return Struck.now(1);
  }

  static Struck silence(Site site, Journal journal, Random random) throws Exception {
    try (var _ = site.network().silence()) {
      pause(SILENT_MS, random);
    }
    return Struck.now(1);
  }

  /// A lock that every reader can live with, and no writer.
  static Struck projection(Site site, Journal journal, Random random) throws Exception {
    try (var connection = site.superuser();
        var lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table reading.freshness, reading.register in exclusive mode");
      pause(AWAY_MS, random);
      connection.rollback();
    }
    return Struck.now(0, 1);
  }

  /// Until somebody was told so.
  static Struck disk(Site site, Journal journal, Random random) throws Exception {
    var filler = site.first().data().resolveSibling("filler");
    try {
      fill(filler);
      pause(AWAY_MS, random);
    } finally {
      Files.deleteIfExists(filler);
    }
    return Struck.now(0, 1);
  }

  private static void fill(Path filler) throws IOException {
    try (var file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int size = BLOCK; size > 0; size /= 2)
        try {
          while (true) file.write(ByteBuffer.allocate(size));
        } catch (IOException _) {
          // less than that is left
        }
    }
  }
}
