package ledger.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import ledger.faults.Fault.Struck;

/// The wall clock of one server is set while both are written to; the other's and the database's
/// stay as they are.
final class ClockSteps {

  private static final Duration BACK = Duration.ofHours(-1);
  private static final Duration FORTH = Duration.ofDays(1);

  /// What an answer takes at most, and far less than a step but for one in some hundreds.
  private static final Duration NEAR = Duration.ofMinutes(2);

  private ClockSteps() {}

  /// A day ahead it is stopped: what it was reading for both is taken over by the other within
  /// seconds.
  static Struck strike(Site site, Journal journal, Random random) throws Exception {
    var clock = site.secondsClock();
    try {
      for (var step : new Duration[] {BACK, between(random), FORTH}) {
        clock.aheadBy(step);
        shows(site.nodes().getLast(), step);
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

  /// An answer is about the moment in which it was asked, as the server takes it.
  private static void shows(Node node, Duration step) throws Exception {
    var there = Instant.now().plus(step);
    Await.until(
        "its clock shows " + there,
        () -> {
          var about = node.json("/negotiations/n0/register").path("about").asString();
          return Duration.between(there, Instant.parse(about)).abs().compareTo(NEAR) < 0;
        });
  }

  private static void goesOn(Site site, Journal journal) throws InterruptedException {
    long since = System.nanoTime();
    for (var node : site.nodes())
      journal.awaitAcknowledged(node.number(), since, Await.PATIENCE.toMillis());
  }
}
