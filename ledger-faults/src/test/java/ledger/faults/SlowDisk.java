package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ledger.faults.Fault.Struck;

/// A disk that takes a third of a second for what it is given to write: its file system is frozen
/// for so long, let go for a moment, and frozen again.
final class SlowDisk {

  private static final int LEAST_TIMES = 8;
  private static final int MORE_TIMES = 5;

  /// By a process of its own, which lets it go also where the test is broken off.
  private static final String AGAIN_AND_AGAIN =
      """
      trap 'fsfreeze --unfreeze "$0" 2>/dev/null' EXIT
      for _ in $(seq "$1"); do
        fsfreeze --freeze "$0" && sleep 0.3
        fsfreeze --unfreeze "$0" && sleep 0.02
      done
      """;

  private SlowDisk() {}

  /// Slow is not away: what is written waits, and is acknowledged.
  static Struck strike(Site site, Journal journal, Random random) throws Exception {
    var place = site.first().data();
    mustBeOurOwn(place);
    long since = System.nanoTime();
    var slow =
        new ProcessBuilder(
                "sh",
                "-c",
                AGAIN_AND_AGAIN,
                place.toString(),
                String.valueOf(LEAST_TIMES + random.nextInt(MORE_TIMES)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (var node : site.nodes())
      journal.awaitAcknowledged(node.number(), since, Await.PATIENCE.toMillis());
    if (!slow.waitFor(60, TimeUnit.SECONDS) || slow.exitValue() != 0)
      throw new IllegalStateException(place + " could not be made slow");
    return Struck.now(0, 1);
  }

  /// Never the machine's.
  private static void mustBeOurOwn(Path place) throws IOException {
    var device = Files.getFileStore(place).name();
    if (!device.startsWith("/dev/loop"))
      throw new IllegalStateException(place + " is on " + device + ", which is not frozen");
  }
}
