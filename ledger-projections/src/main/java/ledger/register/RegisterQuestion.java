package ledger.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.Id;
import ledger.dossier.AgreementFile;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The register, a row for each agreement.
public record RegisterQuestion() implements Question {

  private record Head(RowsHere agreements) {}

  @Override
  public String name() {
    return "register";
  }

  @Override
  public List<Row> rows(Supervaluation view) {
    var listed = Register.of(view).agreements();
    var files = view.dossier().agreements();
    return Row.headed(
        new Head(new RowsHere(listed.size())),
        listed.stream().map(a -> Row.of(a.agreement().value(), first(a.agreement(), files), a)));
  }

  /// Of the first text on record.
  private static long first(Id agreement, Map<Id, AgreementFile> files) {
    return Optional.ofNullable(files.get(agreement)).stream()
        .flatMap(file -> file.versions().stream())
        .mapToLong(version -> version.origin().entry().position())
        .min()
        .orElse(0);
  }
}
