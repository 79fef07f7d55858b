package ledger.sentence;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ledger.value.When;
import ledger.value.When.Precision;

/// Times and lengths of time as a language has them.
///
/// @param zone of moments that nobody stated by a clock of theirs
public record TimeWords(Language language, ZoneId zone) {

  private static final Map<Language, Forms> FORMS = new ConcurrentHashMap<>();

  /// How a language writes a day, a moment, a month and a length of time: the order and the names
  /// are CLDR's.
  private record Forms(
      DateTimeFormatter day,
      DateTimeFormatter moment,
      DateTimeFormatter month,
      MeasureFormat lengths) {

    static Forms of(Language language) {
      var patterns = DateTimePatternGenerator.getInstance(language.locale());
      return new Forms(
          form(language, patterns.getBestPattern("yMMMd")),
          form(language, patterns.getBestPattern("yMMMdHm")),
          form(language, patterns.getBestPattern("yMMMM")),
          MeasureFormat.getInstance(language.locale(), FormatWidth.WIDE));
    }

    private static DateTimeFormatter form(Language language, String pattern) {
      return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), language.locale());
    }
  }

  /// As exact as the source is: a day stays a day, and an hour is by the source's clock. UNKNOWN
  /// gives an empty text.
  public String of(When when) {
    if (when.from().isEmpty()) return "";
    var from = by(when, when.from().get());
    return switch (when.precision()) {
      case UNKNOWN -> "";
      case INSTANT, HOUR -> moment(from);
      case DAY, WEEKEND, WEEK, MONTH, YEAR ->
          days(from, when.to().map(to -> by(when, to)).orElse(from), when.precision());
    };
  }

  public String of(Instant instant) {
    return moment(instant.atZone(zone).toOffsetDateTime());
  }

  private OffsetDateTime by(When when, OffsetDateTime at) {
    return when.zone()
        .or(() -> Optional.of(zone).filter(_ -> isByNoClock(when, at)))
        .map(by -> at.atZoneSameInstant(by).toOffsetDateTime())
        .orElse(at);
  }

  /// What is performed without a time is said as it is recorded, which is by UTC.
  private static boolean isByNoClock(When when, OffsetDateTime at) {
    return when.precision() == Precision.INSTANT && at.getOffset().equals(ZoneOffset.UTC);
  }

  private String days(OffsetDateTime from, OffsetDateTime to, Precision precision) {
    var first = from.toLocalDate();
    var last = to.minusNanos(1).toLocalDate();
    return switch (precision) {
      case YEAR -> String.valueOf(first.getYear());
      case MONTH -> forms().month().format(first);
      case DAY, WEEKEND, WEEK, INSTANT, HOUR, UNKNOWN ->
          first.equals(last) ? day(first) : day(first) + " – " + day(last);
    };
  }

  public String day(LocalDate day) {
    return forms().day().format(day);
  }

  private String moment(OffsetDateTime at) {
    return forms().moment().format(at) + " " + Isolated.in(language, clock(at.getOffset()));
  }

  /// `UTC`, `UTC+4`, `UTC+5:30`: as far from UTC as it is, without the name of a place.
  static String clock(ZoneOffset offset) {
    if (offset.equals(ZoneOffset.UTC)) return "UTC";
    var written = offset.getId().replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
    return "UTC" + written;
  }

  private Forms forms() {
    return FORMS.computeIfAbsent(language, Forms::of);
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
    return forms().lengths().formatMeasures(some.toArray(Measure[]::new));
  }
}
