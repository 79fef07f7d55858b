package ledger.readiness;

import java.util.List;
import ledger.readiness.ReadinessBoard.Line;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// Who stands ready for what, a row for each debtor of each commitment.
public record ReadinessQuestion() implements Question {

  private record Head(RowsHere lines) {}

  @Override
  public String name() {
    return "readiness";
  }

  @Override
  public List<Row> rows(Supervaluation view) {
    var lines = ReadinessBoard.of(view).lines();
    return Row.headed(
        new Head(new RowsHere(lines.size())), lines.stream().map(l -> Row.of(key(l), 0, l)));
  }

  private static String key(Line line) {
    return line.agreement() + "." + line.key() + "/" + line.debtor();
  }
}
