package ledger.readmodel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import ledger.value.Id;

/// Keeps a negotiation that takes long to fold, and is written all the time, from taking all of a
/// processor: after a fold that took a while it is left alone for a multiple of that while.
final class Pace {

  /// What takes no longer is folded with every batch.
  private static final Duration SHORT = Duration.ofMillis(20);

  /// So it takes a fifth of one processor at most.
  private static final int REST = 4;

  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final Map<Id, Long> until = new ConcurrentHashMap<>();

  /// @param nanos a clock that only goes on
  Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  long now() {
    return nanos.getAsLong();
  }

  void took(Id negotiation, long begun) {
    long now = now();
    long took = now - begun;
    if (took < SHORT.toNanos()) until.remove(negotiation);
    else until.put(negotiation, now + Math.min(REST * took, LONGEST_REST.toNanos()));
  }

  /// How long it is to be left alone still; zero where its time has come, and empty where it takes
  /// no time worth speaking of.
  Optional<Duration> rest(Id negotiation) {
    return Optional.ofNullable(until.get(negotiation))
        .map(end -> Duration.ofNanos(Math.max(0, end - now())));
  }
}
