package ledger.client;

import java.time.Duration;

/// How long a ledger may keep its asker waiting. An answer may take hours where it is long; but in
/// each time as long as this, some of it has to come.
///
/// @param time of which no part is an answer; at least a second
public record Patience(Duration time) {

  /// A modem of the last century was ten times as fast: whatever gives less stands still.
  private static final int LEAST_BYTES_A_SECOND = 100;

  private static final Duration LONGEST = Duration.ofDays(20);

  public static final Patience USUAL = new Patience(Duration.ofMinutes(2));

  public Patience {
    // What a socket waits for is counted in milliseconds, in an int.
    if (time.compareTo(LONGEST) > 0) time = LONGEST;
  }

  int millis() {
    return (int) time.toMillis();
  }

  /// What has to come of a body in all of the time, unless it ends.
  long leastBytes() {
    return Math.max(1, time.toSeconds()) * LEAST_BYTES_A_SECOND;
  }
}
