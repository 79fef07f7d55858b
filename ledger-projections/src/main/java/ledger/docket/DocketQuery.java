package ledger.docket;

import java.util.List;
import ledger.dossier.Dossier;
import ledger.query.ActPositions;
import ledger.query.AnswerRow;
import ledger.query.RowsHere;
import ledger.query.SameInEveryView;

/// The docket, a row for each allegation.
public record DocketQuery() implements SameInEveryView {

  private record Head(RowsHere allegations) {}

  @Override
  public String name() {
    return "docket";
  }

  @Override
  public List<AnswerRow> rows(Dossier dossier) {
    var listed = Docket.of(dossier).allegations();
    var positions = ActPositions.of(dossier);
    return AnswerRow.headed(
        new Head(new RowsHere(listed.size())),
        listed.stream().map(a -> AnswerRow.of(a.id().value(), positions.of(a.as().actId()), a)));
  }
}
