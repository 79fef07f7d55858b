package ledger;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Waits for what happens in its own time: looks again and again, and fails after a minute, where
/// not told otherwise.
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Eventually() {}

  /// @param what is waited for, as the message says it when it does not come
  public static void until(String what, Callable<Boolean> holds) {
    until(what, PATIENCE, holds);
  }

  /// @param patience for what takes longer by its nature
  public static void until(String what, Duration patience, Callable<Boolean> holds) {
    Awaitility.await(what)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY)
        .until(holds);
  }
}
