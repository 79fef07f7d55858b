package ledger.cli.treaties;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// What a date column holds. Nothing is guessed: a text that is no date is not made into one.
sealed interface TableCell {

  record Day(LocalDate day) implements TableCell {}

  /// Nobody wrote down whether there was such an event.
  record Unknown() implements TableCell {}

  /// The file says that there was none.
  record NoSuchEvent() implements TableCell {}

  /// @param why after "is no date"
  record NoDate(String why) implements TableCell {}

  LocalDate NEVER = LocalDate.of(9999, 12, 31);

  /// The year 1 is what some programs write for an empty date; no year with fewer than four figures
  /// is a treaty's.
  int FIRST_YEAR = 1000;

  Pattern DOTTED = Pattern.compile("(?<day>\\d{2})\\.(?<month>\\d{2})\\.(?<year>\\d{4})");
  Pattern ISO = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})");

  static boolean isUnknown(String text) {
    return text.isBlank() || text.equals("NA");
  }

  static TableCell date(String text) {
    if (isUnknown(text)) return new Unknown();
    var dotted = DOTTED.matcher(text);
    var match = dotted.matches() ? dotted : ISO.matcher(text);
    if (!match.matches()) return new NoDate("dates are dd.mm.yyyy or yyyy-mm-dd");
    try {
      var day =
          LocalDate.of(
              Integer.parseInt(match.group("year")),
              Integer.parseInt(match.group("month")),
              Integer.parseInt(match.group("day")));
      if (day.equals(NEVER)) return new NoSuchEvent();
      return day.getYear() < FIRST_YEAR
          ? new NoDate("a year below " + FIRST_YEAR + " stands for a missing one")
          : new Day(day);
    } catch (DateTimeException _) {
      return new NoDate("there is no such day");
    }
  }
}
