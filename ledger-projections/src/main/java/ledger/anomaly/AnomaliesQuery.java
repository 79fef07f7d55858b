package ledger.anomaly;

import java.util.List;
import ledger.anomaly.Anomalies.Anomaly;
import ledger.query.ActPositions;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.view.Supervaluation;

/// Acts that do not fit, a row for each way in which one does not.
public record AnomaliesQuery() implements Query {

  public record Head(RowsHere<Anomaly> flagged) {}

  @Override
  public String name() {
    return "anomalies";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    var flagged = Anomalies.of(view).flagged();
    var positions = ActPositions.of(view.dossier());
    return AnswerRow.headed(
        new Head(new RowsHere<>(flagged.size())),
        flagged.stream().map(a -> AnswerRow.of(key(a), position(a, positions), a)));
  }

  private static String key(Anomaly anomaly) {
    return anomaly.reason() + "/" + anomaly.act() + anomaly.with().map(act -> "/" + act).orElse("");
  }

  /// Two acts that do not fit came with the later one.
  private static long position(Anomaly anomaly, ActPositions positions) {
    return Math.max(positions.of(anomaly.act()), anomaly.with().map(positions::of).orElse(0L));
  }
}
