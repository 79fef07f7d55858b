package ledger.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What the database's clock shows, which is one for all servers: leases go by it.
///
/// It is read with every look at the database; in between, and while the database is away, time
/// passes as this process counts it. So it makes no difference what the server's own clock shows,
/// and whether somebody sets it. Until it was read for the first time it is the server's own.
final class DatabaseClock extends Clock {

  /// @param at on the count of nanoseconds, which nobody can set
  private record Reading(Instant shown, long at) {}

  private final LongSupplier nanos;
  private volatile Optional<Reading> last = Optional.empty();

  DatabaseClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void shows(Instant now) {
    last = Optional.of(new Reading(now, nanos.getAsLong()));
  }

  @Override
  public Instant instant() {
    return last.map(
            reading -> reading.shown().plus(Duration.ofNanos(nanos.getAsLong() - reading.at())))
        .orElseGet(Instant::now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /// An instant is the same in every zone.
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
