package ledger.terms;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import ledger.value.When;

/// Counts days, months and years by the clock of the statement that they start from: by its `zone`,
/// else by the offset it is written in.
///
/// The rules, which are those of `java.time`:
/// - A day that the month does not have becomes the last day that it has: a month after 31 January
///   is 28 February, and 29 February in a leap year; a year after 29 February is 28 February.
/// - Months and years are added before days.
/// - A local time that a clock skips is moved forward by as much as was skipped: half past two
///   becomes half past three.
/// - Of a local time that comes twice it is the one with the offset of the start; where that is
///   neither, the earlier.
/// - The time that comes out is an instant, computed here and nowhere else. A zone's clock is that
///   of the JDK's table.
public final class CivilTime {

  private CivilTime() {}

  /// So long after a time; of a stretch, after its beginning, and as long a stretch.
  public static When after(When start, Period period) {
    return moved(start, period);
  }

  public static When after(When start, Optional<Period> period) {
    return period.map(p -> after(start, p)).orElse(start);
  }

  /// So long ahead of a time; of a stretch, ahead of its beginning, and as long a stretch.
  public static When before(When end, Period period) {
    return moved(end, period.negated());
  }

  /// The clock that a statement speaks by.
  public static ZoneId clock(When statement) {
    return statement
        .zone()
        .or(() -> statement.from().map(OffsetDateTime::getOffset))
        .orElse(ZoneOffset.UTC);
  }

  private static When moved(When start, Period period) {
    var clock = clock(start);
    var from = local(start.from().orElseThrow(), clock);
    var begins = from.plus(period);
    return new When(
        Optional.of(begins.toOffsetDateTime()),
        start.to().map(to -> end(begins, from, local(to, clock)).toOffsetDateTime()),
        start.precision(),
        start.zone());
  }

  private static ZonedDateTime local(OffsetDateTime time, ZoneId clock) {
    return time.atZoneSameInstant(clock);
  }

  /// A day stays a day and a month a month, however many hours these have there.
  private static ZonedDateTime end(ZonedDateTime begins, ZonedDateTime from, ZonedDateTime to) {
    var whole = Period.between(from.toLocalDate(), to.toLocalDate());
    var end = begins.plus(whole).with(to.toLocalTime());
    return whole.isZero() || !end.isAfter(begins) ? begins.plus(Duration.between(from, to)) : end;
  }
}
