package ledger.summary;

import java.util.List;
import ledger.dossier.Dossier;
import ledger.query.AnswerRow;
import ledger.query.SameInEveryView;
import ledger.value.Id;

/// What a negotiation is and who takes part in it.
public record SummaryQuery(Id negotiation) implements SameInEveryView {

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public List<AnswerRow> rows(Dossier dossier) {
    return AnswerRow.whole(Summary.of(negotiation, dossier));
  }
}
