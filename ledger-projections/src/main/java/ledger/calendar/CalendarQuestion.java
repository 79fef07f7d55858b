package ledger.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The calendar, a row for each date.
///
/// @param from dates before it are left out
/// @param to it and dates after it are left out
public record CalendarQuestion(Optional<Instant> from, Optional<Instant> to) implements Question {

  private record Head(Optional<Instant> next, RowsHere dates) {}

  /// All of it.
  public CalendarQuestion() {
    this(Optional.empty(), Optional.empty());
  }

  @Override
  public String name() {
    return "calendar";
  }

  @Override
  public List<Row> rows(Supervaluation view) {
    var calendar = Calendar.of(view).between(from, to);
    return Row.headed(
        new Head(calendar.next(), new RowsHere(calendar.dates().size())),
        calendar.dates().stream()
            .map(d ->
                new Row(
                    d.key(), d.position(), Optional.of(d.at()), d, Collections.emptySortedSet())));
  }
}
