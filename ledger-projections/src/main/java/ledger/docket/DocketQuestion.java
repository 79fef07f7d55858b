package ledger.docket;

import java.util.List;
import ledger.dossier.Dossier;
import ledger.reading.OnRecord;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.reading.SameInEveryView;

/// The docket, a row for each allegation.
public record DocketQuestion() implements SameInEveryView {

  private record Head(RowsHere allegations) {}

  @Override
  public String name() {
    return "docket";
  }

  @Override
  public List<Row> rows(Dossier dossier) {
    var listed = Docket.of(dossier).allegations();
    var positions = OnRecord.of(dossier);
    return Row.headed(
        new Head(new RowsHere(listed.size())),
        listed.stream().map(a -> Row.of(a.id().value(), positions.of(a.as().actId()), a)));
  }
}
