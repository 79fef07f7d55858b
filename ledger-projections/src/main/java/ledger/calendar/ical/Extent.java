package ledger.calendar.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import ledger.calendar.Date;
import ledger.value.When;

/// How a date lies in a calendar: as whole days, as a stretch of time as far as it is known, or as
/// a moment without length.
///
/// A calendar file has whole seconds in years of four digits. What is more exact is written with
/// the next second, because a date does not come before its time.
sealed interface Extent {

  LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  /// Whether its years can be written.
  boolean hasFourDigits();

  void write(ContentLines lines);

  /// @param end the day after the last
  record Days(LocalDate first, LocalDate end) implements Extent {

    @Override
    public boolean hasFourDigits() {
      return !first.isBefore(FIRST_DAY) && !end.minusDays(1).isAfter(LAST_DAY);
    }

    /// The day after the last of year 9999 cannot be named, and a day without an end is one day.
    @Override
    public void write(ContentLines lines) {
      long days = ChronoUnit.DAYS.between(first, end);
      lines.add("DTSTART;VALUE=DATE", DAY.format(first));
      if (!end.isAfter(LAST_DAY)) lines.add("DTEND;VALUE=DATE", DAY.format(end));
      else if (days > 1) lines.add("DURATION", "P" + days + "D");
    }
  }

  record Stretch(Instant from, Instant to) implements Extent {

    @Override
    public boolean hasFourDigits() {
      return Extent.hasFourDigits(from) && Extent.hasFourDigits(to);
    }

    @Override
    public void write(ContentLines lines) {
      lines.add("DTSTART", MOMENT.format(from)).add("DTEND", MOMENT.format(to));
    }
  }

  record Moment(Instant at) implements Extent {

    @Override
    public boolean hasFourDigits() {
      return Extent.hasFourDigits(at);
    }

    /// A moment that does not say so is given an hour by some readers, and a day by others.
    @Override
    public void write(ContentLines lines) {
      lines.add("DTSTART", MOMENT.format(at)).add("DURATION", "PT0S");
    }
  }

  static Extent of(Date date) {
    var when = date.when();
    if (when.from().isEmpty() || when.to().isEmpty()) return new Moment(inSeconds(date.at()));
    var from = when.from().get();
    var to = when.to().get();
    return switch (when.precision()) {
      case DAY, WEEKEND, WEEK, MONTH, YEAR ->
          days(when, from, to).orElseGet(() -> stretch(from, to));
      case INSTANT, HOUR, UNKNOWN -> stretch(from, to);
    };
  }

  /// The days of the zone that is named, whatever offsets they are written with; else the days as
  /// they are written.
  private static Optional<Extent> days(When when, OffsetDateTime from, OffsetDateTime to) {
    return when.zone()
        .flatMap(zone -> days(begins(from, zone), begins(to, zone)))
        .or(() -> days(begins(from), begins(to)));
  }

  private static Optional<Extent> days(Optional<LocalDate> first, Optional<LocalDate> end) {
    return first.flatMap(f -> end.filter(f::isBefore).map(e -> new Days(f, e)));
  }

  /// Not every day begins at midnight: a clock may be put forward then.
  private static Optional<LocalDate> begins(OffsetDateTime moment, ZoneId zone) {
    return Optional.of(moment.atZoneSameInstant(zone).toLocalDate())
        .filter(day -> day.atStartOfDay(zone).toInstant().equals(moment.toInstant()));
  }

  private static Optional<LocalDate> begins(OffsetDateTime moment) {
    return Optional.of(moment.toLocalDate())
        .filter(_ -> moment.toLocalTime().equals(LocalTime.MIDNIGHT));
  }

  private static Extent stretch(OffsetDateTime from, OffsetDateTime to) {
    var first = inSeconds(from.toInstant());
    var end = inSeconds(to.toInstant());
    return first.isBefore(end) ? new Stretch(first, end) : new Moment(end);
  }

  private static Instant inSeconds(Instant moment) {
    var second = moment.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(moment) ? second : second.plusSeconds(1);
  }

  private static boolean hasFourDigits(Instant moment) {
    return new Days(dayOf(moment), dayOf(moment).plusDays(1)).hasFourDigits();
  }

  private static LocalDate dayOf(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
