package ledger.query;

import java.util.List;
import java.util.Optional;
import ledger.dossier.Dossier;
import ledger.view.Supervaluation;
import ledger.view.View;

/// A question about what was said, which is the same whoever reads it.
public interface SameInEveryView extends Query {

  List<AnswerRow> rows(Dossier dossier);

  @Override
  default List<AnswerRow> rows(Supervaluation view) {
    return rows(view.dossier());
  }

  @Override
  default Optional<List<AnswerRow>> common(Dossier dossier, View.Common views) {
    return Optional.of(rows(dossier));
  }
}
