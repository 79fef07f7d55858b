package ledger.docket;

import java.util.List;
import ledger.dossier.Dossier;
import ledger.query.AnswerRow;
import ledger.query.RowsHere;
import ledger.query.SameInEveryView;

/// The docket, a row for each allegation.
public record DocketQuery() implements SameInEveryView {

  public record Head(RowsHere<Docket.Listed> allegations) {}

  @Override
  public String name() {
    return "docket";
  }

  @Override
  public List<AnswerRow> rows(Dossier dossier) {
    var placed = Docket.inOrder(dossier);
    return AnswerRow.headed(
        new Head(new RowsHere<>(placed.size())),
        placed.stream()
            .map(p -> AnswerRow.of(p.listed().id().value(), p.raised().position(), p.listed())));
  }
}
