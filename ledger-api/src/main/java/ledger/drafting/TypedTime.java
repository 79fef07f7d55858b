package ledger.drafting;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import ledger.typed.Typed;
import ledger.typed.TypedTimes;
import ledger.value.When;
import ledger.value.When.Precision;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A time as somebody typed it into a form, made what an act says of one.
///
/// @param said when it is, or begins
/// @param to when it is over; empty where the precision says it
/// @param precision empty where what was typed says it
/// @param reader of what people type, by the clock of the form
record TypedTime(String said, String to, Optional<Precision> precision, TypedTimes reader) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A stretch of time of which both ends are known; of an instant, only the first.
  private record Stretch(OffsetDateTime from, Optional<OffsetDateTime> to, Precision precision) {}

  /// Empty where it cannot be read, or may be read in two ways.
  Optional<ObjectNode> written() {
    if (precision.equals(Optional.of(Precision.UNKNOWN)))
      return Optional.of(JSON.objectNode().put("precision", Precision.UNKNOWN.name()));
    return meant(said).map(this::stretch).map(this::written);
  }

  /// What it may be, where that is more than one time.
  List<When> either() {
    return reader.read(said) instanceof Typed.Ambiguous(var choices) ? choices : List.of();
  }

  private ObjectNode written(Stretch stretch) {
    var when = JSON.objectNode().put("from", text(stretch.from()));
    stretch.to().ifPresent(end -> when.put("to", text(end)));
    when.put("precision", stretch.precision().name());
    return isByTheClock(stretch.from()) ? when.put("zone", reader.zone().getId()) : when;
  }

  /// What is typed with an offset of its own is by no other clock.
  private boolean isByTheClock(OffsetDateTime moment) {
    return exact(said).isEmpty()
        && reader.zone().getRules().getOffset(moment.toInstant()).equals(moment.getOffset());
  }

  private Optional<When> meant(String text) {
    var exact = exact(text);
    if (exact.isPresent()) return exact.map(When::at);
    return reader.read(text) instanceof Typed.Meant(var when)
        ? Optional.of(when)
        : Optional.empty();
  }

  private static Optional<OffsetDateTime> exact(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Stretch stretch(When meant) {
    var from = meant.from().orElseThrow();
    if (!to.isBlank())
      return new Stretch(
          from,
          meant(to).flatMap(end -> end.to().or(end::from)),
          precision.orElse(
              meant.precision() == Precision.INSTANT ? Precision.HOUR : meant.precision()));
    return switch (meant.precision()) {
      case INSTANT -> ofMoment(from);
      case DAY -> ofDay(from.toLocalDate());
      case HOUR, WEEKEND, WEEK, MONTH, YEAR, UNKNOWN ->
          new Stretch(from, meant.to(), meant.precision());
    };
  }

  private Stretch ofMoment(OffsetDateTime moment) {
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

  /// A day stands for the week, the weekend, the month or the year that it is in.
  private Stretch ofDay(LocalDate day) {
    return switch (precision.orElse(Precision.DAY)) {
      case INSTANT, HOUR, DAY, UNKNOWN -> days(day, day.plusDays(1), Precision.DAY);
      case WEEK -> {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield days(monday, monday.plusWeeks(1), Precision.WEEK);
      }
      case WEEKEND -> {
        var saturday =
            day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? day.minusDays(1)
                : day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        yield days(saturday, saturday.plusDays(2), Precision.WEEKEND);
      }
      case MONTH -> {
        var first = day.withDayOfMonth(1);
        yield days(first, first.plusMonths(1), Precision.MONTH);
      }
      case YEAR -> {
        var first = day.withDayOfYear(1);
        yield days(first, first.plusYears(1), Precision.YEAR);
      }
    };
  }

  private Stretch days(LocalDate first, LocalDate end, Precision as) {
    return new Stretch(start(first), Optional.of(start(end)), as);
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(reader.zone()).toOffsetDateTime();
  }

  /// An offset has no seconds: what is older than standard time is written in UTC.
  private static String text(OffsetDateTime moment) {
    return moment.getOffset().getTotalSeconds() % 60 == 0
        ? moment.toString()
        : moment.toInstant().toString();
  }
}
