package ledger.sentence;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Locale;
import ledger.value.When;
import ledger.value.When.Precision;

/// Times and lengths of time as a language has them.
public record TimeWords(Locale locale) {

  /// As exact as the source is: a day stays a day. UNKNOWN gives an empty text.
  public String of(When when) {
    if (when.from().isEmpty()) return "";
    var from = when.from().get();
    return switch (when.precision()) {
      case UNKNOWN -> "";
      case INSTANT, HOUR -> moment(from);
      case DAY, WEEKEND, WEEK, MONTH, YEAR -> days(from, when.to().orElse(from), when.precision());
    };
  }

  public String of(Instant instant) {
    return moment(instant.atOffset(ZoneOffset.UTC));
  }

  private String days(OffsetDateTime from, OffsetDateTime to, Precision precision) {
    var first = from.toLocalDate();
    var last = to.minusNanos(1).toLocalDate();
    return switch (precision) {
      case YEAR -> String.valueOf(first.getYear());
      case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(first);
      case DAY, WEEKEND, WEEK, INSTANT, HOUR, UNKNOWN ->
          first.equals(last) ? day(first) : day(first) + " – " + day(last);
    };
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  private String moment(OffsetDateTime at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(at)
        + " "
        + (at.getOffset().equals(ZoneOffset.UTC) ? "UTC" : at.getOffset());
  }

  /// `2 months, 10 days`.
  public String length(Period period) {
    return measures(
        new Measure(period.getYears(), MeasureUnit.YEAR),
        new Measure(period.getMonths(), MeasureUnit.MONTH),
        new Measure(period.getDays(), MeasureUnit.DAY));
  }

  /// `1 day, 12 hours`.
  public String length(Duration duration) {
    return measures(
        new Measure(duration.toDays(), MeasureUnit.DAY),
        new Measure(duration.toHoursPart(), MeasureUnit.HOUR),
        new Measure(duration.toMinutesPart(), MeasureUnit.MINUTE),
        new Measure(duration.toSecondsPart(), MeasureUnit.SECOND));
  }

  private String measures(Measure... parts) {
    var some = new ArrayList<Measure>();
    for (var part : parts) if (part.getNumber().longValue() != 0) some.add(part);
    if (some.isEmpty()) some.add(new Measure(0, MeasureUnit.DAY));
    return MeasureFormat.getInstance(locale, FormatWidth.WIDE)
        .formatMeasures(some.toArray(Measure[]::new));
  }
}
