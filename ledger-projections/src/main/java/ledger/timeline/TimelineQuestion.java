package ledger.timeline;

import java.util.List;
import java.util.stream.Stream;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The timeline, a row for each act.
public final class TimelineQuestion implements Question {

  public static final String NAME = "timeline";

  private record Head(RowsHere lines) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    var lines = Timeline.of(record).lines();
    return Stream.concat(
            Stream.of(Row.head(new Head(new RowsHere(lines.size())))),
            lines.stream().map(l -> Row.of(String.valueOf(l.position()), l.position(), l)))
        .toList();
  }
}
