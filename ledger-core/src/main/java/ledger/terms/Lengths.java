package ledger.terms;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import ledger.value.Malformed;

/// How long a length of time may be, so that no answer ever counts beyond what a calendar holds: up
/// to 1,000 years, and never backwards. What lasts for ever has no end, and says none.
public final class Lengths {

  /// 1,000 years of the calendar, in whole days.
  public static final int MOST_DAYS = 365_242;

  private static final String BOUND =
      " at most 1,000 years (365,242 days); what has no end leaves it out";

  /// A cycle of the calendar, which repeats itself.
  private static final long MONTHS_OF_CYCLE = 4_800;

  private static final long DAYS_OF_CYCLE = 146_097;
  private static final long YEAR = 12 * DAYS_OF_CYCLE;

  private Lengths() {}

  public static Period period(String text) {
    try {
      var period = Period.parse(text);
      Malformed.unless(!period.isNegative(), "a period is not negative");
      Malformed.unless(isWithinBounds(period), "a period is" + BOUND);
      return period;
    } catch (DateTimeParseException | ArithmeticException _) {
      throw new Malformed("it is no period of days, months and years that can be counted");
    }
  }

  public static Duration duration(String text) {
    try {
      var duration = Duration.parse(text);
      Malformed.unless(!duration.isNegative(), "a duration is not negative");
      Malformed.unless(
          duration.compareTo(Duration.ofDays(MOST_DAYS)) <= 0, "a duration is" + BOUND);
      return duration;
    } catch (DateTimeParseException | ArithmeticException _) {
      throw new Malformed("it is no duration that can be counted");
    }
  }

  /// A number of days that something takes at most.
  public static int days(String field, int days) {
    Malformed.unless(days >= 1, "\"" + field + "\" is missing or below 1");
    Malformed.unless(
        days <= MOST_DAYS,
        "\"" + field + "\" is above 365,242: it is" + BOUND.replace(" (365,242 days)", ""));
    return days;
  }

  /// How often a period can follow itself before it is past every time that the ledger takes and a
  /// thousand years more.
  static int most(Period step) {
    return (int) (12_000 * YEAR / length(step)) + 1;
  }

  private static boolean isWithinBounds(Period period) {
    return length(period) <= 1_000 * YEAR;
  }

  /// In parts of a day, of which a month has as many as it has on average.
  private static long length(Period period) {
    return period.toTotalMonths() * DAYS_OF_CYCLE + period.getDays() * MONTHS_OF_CYCLE;
  }
}
