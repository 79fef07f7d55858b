package ledger.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The calendar of the record, a row for each date.
public final class CalendarQuestion implements Question {

  public static final String NAME = "calendar";

  private record Head(Optional<Instant> next, RowsHere dates) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    var calendar = Calendar.of(record);
    var dates = calendar.dates();
    return Stream.concat(
            Stream.of(Row.head(new Head(calendar.next(), new RowsHere(dates.size())))),
            dates.stream()
                .map(d ->
                    new Row(
                        d.key(),
                        d.position(),
                        Optional.of(d.at()),
                        d,
                        Collections.emptySortedSet())))
        .toList();
  }
}
