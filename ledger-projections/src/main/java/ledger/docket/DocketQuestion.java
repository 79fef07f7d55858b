package ledger.docket;

import java.util.List;
import java.util.stream.Stream;
import ledger.reading.OnRecord;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The docket, a row for each allegation.
public final class DocketQuestion implements Question {

  public static final String NAME = "docket";

  private record Head(RowsHere allegations) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    var dossier = record.dossier();
    var listed = Docket.of(dossier).allegations();
    var positions = OnRecord.of(dossier);
    return Stream.concat(
            Stream.of(Row.head(new Head(new RowsHere(listed.size())))),
            listed.stream().map(a -> Row.of(a.id().value(), positions.of(a.as().actId()), a)))
        .toList();
  }
}
