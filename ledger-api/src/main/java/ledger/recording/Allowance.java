package ledger.recording;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ledger.act.UserId;

/// How often each user may do something: so many times at once, and after that as many again in
/// each period, evenly (a leaky bucket, as the generic cell rate algorithm has it).
///
/// It keeps one number for each user who has done it, and time is an argument.
final class Allowance {

  private final int most;
  private final long period;
  private final Map<UserId, Long> usedUntil = new ConcurrentHashMap<>();

  /// @param most 0 for as often as they like
  Allowance(int most, Duration period) {
    this.most = most;
    this.period = period.toNanos();
  }

  int most() {
    return most;
  }

  /// @param now in nanoseconds since any moment, the same for all calls
  /// @return how long to wait, and nothing is used then; empty where it may be done now
  Optional<Duration> use(UserId user, long now) {
    if (most == 0) return Optional.empty();
    var wait = new long[1];
    usedUntil.compute(
        user,
        (_, until) -> {
          long used = until == null ? now : Math.max(until, now);
          wait[0] = used + one() - now - period;
          return wait[0] > 0 ? until : Long.valueOf(used + one());
        });
    return wait[0] > 0 ? Optional.of(Duration.ofNanos(wait[0])) : Optional.empty();
  }

  /// It was used, and nothing came of it that counts.
  void giveBack(UserId user) {
    usedUntil.computeIfPresent(user, (_, until) -> until - one());
  }

  private long one() {
    return period / most;
  }
}
