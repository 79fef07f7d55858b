package ledger.drafting;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ledger.value.When.Precision;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A time as people type it, made what an act says of one: `2023-09-12`, `12 Sep 2023`,
/// `12.09.2023`, `2023-09`, `2023`, `2023-09-12 14:10`.
///
/// @param said when it is, or begins
/// @param to when it is over; empty where the precision says it
/// @param precision empty where what was typed says it
/// @param zone in which a day is a day
record TypedTime(String said, String to, Optional<Precision> precision, ZoneId zone) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<DateTimeFormatter> DAYS = formats("uuuu-M-d", "d MMM uuuu", "d.M.uuuu");
  private static final List<DateTimeFormatter> MINUTES =
      formats("uuuu-M-d H:mm", "uuuu-M-d'T'H:mm", "d MMM uuuu H:mm", "d.M.uuuu H:mm");

  /// A stretch of time of which both ends are known; of an instant, only the first.
  private record Stretch(OffsetDateTime from, Optional<OffsetDateTime> to, Precision precision) {}

  private static List<DateTimeFormatter> formats(String... patterns) {
    return List.of(patterns).stream()
        .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
        .toList();
  }

  /// Empty where it cannot be read.
  Optional<ObjectNode> written() {
    if (precision.equals(Optional.of(Precision.UNKNOWN)))
      return Optional.of(JSON.objectNode().put("precision", Precision.UNKNOWN.name()));
    return stretch()
        .map(stretch -> {
          var when = JSON.objectNode().put("from", text(stretch.from()));
          stretch.to().ifPresent(end -> when.put("to", text(end)));
          when.put("precision", stretch.precision().name());
          return isExact(said) ? when : when.put("zone", zone.getId());
        });
  }

  private Optional<Stretch> stretch() {
    var exact = moment(said);
    if (exact.isPresent()) return Optional.of(from(exact.get()));
    var day = day(said);
    if (day.isPresent()) return Optional.of(from(day.get()));
    return longer();
  }

  private Stretch from(OffsetDateTime moment) {
    if (!to.isBlank())
      return new Stretch(
          moment, moment(to).or(() -> day(to).map(this::start)), precision.orElse(Precision.HOUR));
    return switch (precision.orElse(Precision.INSTANT)) {
      case INSTANT, UNKNOWN -> new Stretch(moment, Optional.empty(), Precision.INSTANT);
      case HOUR -> new Stretch(moment, Optional.of(moment.plusHours(1)), Precision.HOUR);
      case DAY -> new Stretch(moment, Optional.of(moment.plusDays(1)), Precision.DAY);
      case WEEKEND -> new Stretch(moment, Optional.of(moment.plusDays(2)), Precision.WEEKEND);
      case WEEK -> new Stretch(moment, Optional.of(moment.plusWeeks(1)), Precision.WEEK);
      case MONTH -> new Stretch(moment, Optional.of(moment.plusMonths(1)), Precision.MONTH);
      case YEAR -> new Stretch(moment, Optional.of(moment.plusYears(1)), Precision.YEAR);
    };
  }

  /// A day that is said stands for the week, the weekend, the month or the year that it is in. An
  /// end that is typed is its last day.
  private Stretch from(LocalDate day) {
    var as = precision.orElse(Precision.DAY);
    if (!to.isBlank())
      return new Stretch(
          start(day), moment(to).or(() -> day(to).map(last -> start(last.plusDays(1)))), as);
    var begins =
        switch (as) {
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case WEEKEND ->
              day.getDayOfWeek() == DayOfWeek.SUNDAY
                  ? day.minusDays(1)
                  : day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
          case MONTH -> day.withDayOfMonth(1);
          case YEAR -> day.withDayOfYear(1);
          case INSTANT, HOUR, DAY, UNKNOWN -> day;
        };
    var ends =
        switch (as) {
          case WEEK -> begins.plusWeeks(1);
          case WEEKEND -> begins.plusDays(2);
          case MONTH -> begins.plusMonths(1);
          case YEAR -> begins.plusYears(1);
          case INSTANT, HOUR, DAY, UNKNOWN -> begins.plusDays(1);
        };
    var exactly = as == Precision.INSTANT || as == Precision.HOUR ? Precision.DAY : as;
    return new Stretch(start(begins), Optional.of(start(ends)), exactly);
  }

  private Optional<Stretch> longer() {
    try {
      if (said.strip().matches("[0-9]{4}-[0-9]{1,2}")) {
        var parts = said.strip().split("-");
        var month = YearMonth.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return Optional.of(
            new Stretch(
                start(month.atDay(1)),
                Optional.of(start(month.plusMonths(1).atDay(1))),
                Precision.MONTH));
      }
      if (said.strip().matches("[0-9]{4}")) {
        var year = Year.parse(said.strip());
        return Optional.of(
            new Stretch(
                start(year.atDay(1)),
                Optional.of(start(year.plusYears(1).atDay(1))),
                Precision.YEAR));
      }
    } catch (DateTimeException _) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<OffsetDateTime> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()));
    } catch (DateTimeException _) {
      return MINUTES.stream()
          .flatMap(format -> parsed(text, format).stream())
          .findFirst()
          .map(local -> local.atZone(zone).toOffsetDateTime());
    }
  }

  /// Whether it has an offset, so that no zone has to be known.
  static boolean isExact(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).getOffset() != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static Optional<LocalDateTime> parsed(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDateTime.parse(text.strip(), format));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String text) {
    return DAYS.stream()
        .flatMap(format -> {
          try {
            return Optional.of(LocalDate.parse(text.strip(), format)).stream();
          } catch (DateTimeException _) {
            return Optional.<LocalDate>empty().stream();
          }
        })
        .findFirst();
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  /// An offset has no seconds: what is older than standard time is written in UTC.
  private static String text(OffsetDateTime moment) {
    return moment.getOffset().getTotalSeconds() % 60 == 0
        ? moment.toString()
        : moment.toInstant().toString();
  }
}
