package ledger.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.view.LapsedReadings;
import ledger.view.Supervaluation;

/// The calendar, a row for each date.
///
/// @param from dates before it are left out
/// @param to it and dates after it are left out
public record CalendarQuery(Optional<Instant> from, Optional<Instant> to) implements Query {

  /// @param lapsedReadings whose dates, had they been advanced of the current version, would be
  ///   here
  public record Head(
      Optional<Instant> next, List<LapsedReadings> lapsedReadings, RowsHere<Date> dates) {}

  /// All of it.
  public CalendarQuery() {
    this(Optional.empty(), Optional.empty());
  }

  @Override
  public String name() {
    return "calendar";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    var calendar = Calendar.of(view).between(from, to);
    return AnswerRow.headed(
        new Head(calendar.next(), LapsedReadings.in(view), new RowsHere<>(calendar.dates().size())),
        calendar.dates().stream()
            .map(d ->
                new AnswerRow(
                    d.key(), d.position(), Optional.of(d.at()), d, Collections.emptySortedSet())));
  }
}
