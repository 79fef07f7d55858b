package ledger.value;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// A stretch of time as exact as the source is: half-open `[from, to)`, with the precision said.
///
/// An instant has no length (`to` is left out); an UNKNOWN time has neither bound.
///
/// @param zone the clock the source speaks by, an IANA name such as `Asia/Yerevan`
public record When(
    Optional<OffsetDateTime> from,
    Optional<OffsetDateTime> to,
    Precision precision,
    Optional<ZoneId> zone) {

  public enum Precision {
    INSTANT,
    HOUR,
    DAY,
    WEEKEND,
    WEEK,
    MONTH,
    YEAR,
    UNKNOWN
  }

  public static final When UNKNOWN =
      new When(Optional.empty(), Optional.empty(), Precision.UNKNOWN, Optional.empty());

  public When {
    if (precision == Precision.UNKNOWN) {
      Malformed.unless(
          from.isEmpty() && to.isEmpty(),
          "a time of precision UNKNOWN has no \"from\" and no \"to\"");
    } else {
      Malformed.unless(from.isPresent(), "\"from\" is missing: say when it begins, with an offset");
      Malformed.unless(
          to.isPresent() != (precision == Precision.INSTANT),
          "\"to\" is the end of the stretch, itself not included: INSTANT has none, every other precision"
              + " needs one");
      Malformed.unless(
          to.isEmpty() || from.get().isBefore(to.get()), "\"to\" must be later than \"from\"");
    }
  }

  public static When at(OffsetDateTime instant) {
    return new When(Optional.of(instant), Optional.empty(), Precision.INSTANT, Optional.empty());
  }

  /// When it begins; empty when that is not known.
  public Optional<Instant> begins() {
    return from.map(OffsetDateTime::toInstant);
  }

  /// When it is surely over: what lateness is counted from. Empty when that is not known.
  public Optional<Instant> ends() {
    return to.or(() -> from).map(OffsetDateTime::toInstant);
  }
}
