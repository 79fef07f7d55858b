package ledger.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import ledger.faults.Fault.Struck;

/// The wall clock of one server is set while both are written to; the other's and the database's
/// stay as they are.
final class ClockSteps {

  private static final Duration BACK = Duration.ofHours(-1);
  private static final Duration FORTH = Duration.ofDays(1);

  private ClockSteps() {}

  /// A day ahead it is stopped: what it was reading for both is taken over by the other within
  /// seconds.
  static Struck strike(Site site, Journal journal, Random random) throws Exception {
    var clock = site.secondsClock();
    try {
      for (var step : new Duration[] {BACK, between(random), FORTH}) {
        clock.aheadBy(step);
        goesOn(site, journal);
      }
      var ahead = List.of(ProcessHandle.of(site.second().pid()).orElseThrow());
      Stops.signal("STOP", ahead);
      try {
        Kills.theOtherGoesOn(site, journal, System.nanoTime());
      } finally {
        Stops.signal("CONT", ahead);
      }
    } finally {
      clock.aheadBy(Duration.ZERO);
    }
    return Struck.now(0, 1);
  }

  private static Duration between(Random random) {
    return BACK.plusSeconds(random.nextLong(FORTH.minus(BACK).toSeconds()));
  }

  private static void goesOn(Site site, Journal journal) throws InterruptedException {
    long since = System.nanoTime();
    for (var node : site.nodes())
      journal.awaitAcknowledged(node.number(), since, Await.PATIENCE.toMillis());
  }
}
