package ledger.readiness;

import java.util.List;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.readiness.ReadinessBoard.Line;
import ledger.view.Supervaluation;

/// Who stands ready for what, a row for each debtor of each commitment.
public record ReadinessQuery() implements Query {

  public record Head(RowsHere<Line> lines) {}

  @Override
  public String name() {
    return "readiness";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    var lines = ReadinessBoard.of(view).lines();
    return AnswerRow.headed(
        new Head(new RowsHere<>(lines.size())),
        lines.stream().map(l -> AnswerRow.of(key(l), 0, l)));
  }

  private static String key(Line line) {
    return line.agreement() + "." + line.key() + "/" + line.debtor();
  }
}
