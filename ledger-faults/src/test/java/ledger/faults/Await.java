package ledger.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Waits for what happens in its own time.
final class Await {

  /// What it takes at most to look through a million acts where others use the machine too.
  static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final long LOOK_EVERY_MS = 40;

  private Await() {}

  /// @param what as it is said when it does not come about
  static void until(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Exception last = new IllegalStateException(what);
    while (System.nanoTime() < end) {
      try {
        if (holds.call()) return;
      } catch (IOException | RuntimeException fault) {
        last = fault;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
    throw new IllegalStateException(
        "within %d min it has not come about that %s".formatted(PATIENCE.toMinutes(), what), last);
  }
}
