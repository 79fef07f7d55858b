package ledger.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.dossier.AgreementFile;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.value.Id;
import ledger.view.Supervaluation;

/// The register, a row for each agreement.
public record RegisterQuery() implements Query {

  public record Head(RowsHere<Register.Listed> agreements) {}

  @Override
  public String name() {
    return "register";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    var listed = Register.of(view).agreements();
    var files = view.dossier().agreements();
    return AnswerRow.headed(
        new Head(new RowsHere<>(listed.size())),
        listed.stream()
            .map(a -> AnswerRow.of(a.agreement().value(), first(a.agreement(), files), a)));
  }

  /// Of the first text on record.
  private static long first(Id agreement, Map<Id, AgreementFile> files) {
    return Optional.ofNullable(files.get(agreement)).stream()
        .flatMap(file -> file.versions().stream().map(file::origin))
        .mapToLong(origin -> origin.entry().position())
        .min()
        .orElse(0);
  }
}
