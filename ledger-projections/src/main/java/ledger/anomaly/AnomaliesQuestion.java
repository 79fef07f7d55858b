package ledger.anomaly;

import java.util.List;
import ledger.anomaly.Anomalies.Anomaly;
import ledger.reading.OnRecord;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// Acts that do not fit, a row for each way in which one does not.
public record AnomaliesQuestion() implements Question {

  private record Head(RowsHere flagged) {}

  @Override
  public String name() {
    return "anomalies";
  }

  @Override
  public List<Row> rows(Supervaluation view) {
    var flagged = Anomalies.of(view).flagged();
    var positions = OnRecord.of(view.dossier());
    return Row.headed(
        new Head(new RowsHere(flagged.size())),
        flagged.stream().map(a -> Row.of(key(a), position(a, positions), a)));
  }

  private static String key(Anomaly anomaly) {
    return anomaly.reason() + "/" + anomaly.act() + anomaly.with().map(act -> "/" + act).orElse("");
  }

  /// Two acts that do not fit came with the later one.
  private static long position(Anomaly anomaly, OnRecord positions) {
    return Math.max(positions.of(anomaly.act()), anomaly.with().map(positions::of).orElse(0L));
  }
}
