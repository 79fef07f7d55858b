package ledger.timeline;

import java.util.List;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The timeline, a row for each act.
public record TimelineQuestion() implements Question {

  private record Head(RowsHere lines) {}

  @Override
  public String name() {
    return "timeline";
  }

  @Override
  public List<Row> rows(Supervaluation view) {
    var lines = Timeline.of(view).lines();
    return Row.headed(
        new Head(new RowsHere(lines.size())),
        lines.stream().map(l -> Row.of(String.valueOf(l.position()), l.position(), l)));
  }
}
