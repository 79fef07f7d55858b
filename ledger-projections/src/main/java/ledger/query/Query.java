package ledger.query;

import java.util.List;
import java.util.Optional;
import ledger.dossier.Dossier;
import ledger.view.Supervaluation;
import ledger.view.View;

/// What is asked of a negotiation, and the one description of its answer: the whole answer, a page
/// of it, a row of it, what is stored of it and what people read are all made of its rows.
///
/// Questions are values: two that are equal have the same answer.
public interface Query {

  /// In small letters; its table is called so, where the answer is stored.
  String name();

  /// A pure function of what is so in one view.
  ///
  /// @return in the order of the answer; at most one of them is a [AnswerRow#head]
  List<AnswerRow> rows(Supervaluation view);

  /// The same asked of several views at once. Empty where it is asked in one view at a time.
  default Optional<List<AnswerRow>> common(Dossier dossier, View.Common views) {
    return Optional.empty();
  }

  /// In whichever view.
  default Optional<List<AnswerRow>> in(Dossier dossier, View view) {
    return view instanceof View.Common views
        ? common(dossier, views)
        : Optional.of(rows(Supervaluation.of(dossier, view)));
  }
}
