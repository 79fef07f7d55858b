package ledger.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long it is waited after each failed attempt: seconds at first, a day in the end, three days
/// in all.
///
/// @see <a href="https://www.standardwebhooks.com">The schedule is the specification's example</a>
final class RetrySchedule {

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /// So much longer a wait may be, by chance, so that those who failed together do not come back
  /// together.
  private static final double JITTER = 0.1;

  private static final Duration LONGEST = Duration.ofHours(24);

  private RetrySchedule() {}

  /// @param failed attempts in a row, at least 1
  /// @param asked what the receiver asked for, if it did
  /// @param chance from 0 to below 1
  /// @return empty where it was tried often enough
  static Optional<Duration> after(int failed, Optional<Duration> asked, double chance) {
    if (failed > WAITS.size()) return Optional.empty();
    var wait = WAITS.get(failed - 1);
    var longer = wait.plusNanos((long) (wait.toNanos() * JITTER * chance));
    return Optional.of(
        asked
            .map(least -> least.compareTo(LONGEST) < 0 ? least : LONGEST)
            .filter(least -> least.compareTo(longer) > 0)
            .orElse(longer));
  }
}
