package ledger.timeline;

import java.util.List;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.view.Supervaluation;

/// The timeline, a row for each act.
public record TimelineQuery() implements Query {

  public record Head(RowsHere<Timeline.Line> lines) {}

  @Override
  public String name() {
    return "timeline";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    var placed = Timeline.placed(view);
    return AnswerRow.headed(
        new Head(new RowsHere<>(placed.size())), placed.stream().map(Timeline.Placed::answer));
  }
}
