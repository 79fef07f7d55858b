package ledger.register;

import java.util.List;
import java.util.stream.Stream;
import ledger.reading.OnRecord;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The register, a row for each agreement.
public final class RegisterQuestion implements Question {

  public static final String NAME = "register";

  private record Head(RowsHere agreements) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    var listed = Register.of(record).agreements();
    var positions = OnRecord.of(record.dossier());
    return Stream.concat(
            Stream.of(Row.head(new Head(new RowsHere(listed.size())))),
            listed.stream().map(a -> Row.of(a.agreement().value(), positions.of(a.because()), a)))
        .toList();
  }
}
