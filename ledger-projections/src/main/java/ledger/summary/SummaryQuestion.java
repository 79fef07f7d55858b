package ledger.summary;

import java.util.List;
import ledger.act.Id;
import ledger.dossier.Dossier;
import ledger.reading.Row;
import ledger.reading.SameInEveryView;

/// What a negotiation is and who takes part in it.
public record SummaryQuestion(Id negotiation) implements SameInEveryView {

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public List<Row> rows(Dossier dossier) {
    return Row.whole(Summary.of(negotiation, dossier));
  }
}
