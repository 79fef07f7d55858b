package ledger.participation;

import java.util.List;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.value.Id;
import ledger.view.Supervaluation;

/// Who takes part in an agreement, or in which agreements somebody does.
///
/// @param id of an agreement or a referent that is on record
public record ParticipationQuery(Of of, Id id) implements Query {

  public enum Of {
    AGREEMENT,
    ACTOR
  }

  @Override
  public String name() {
    return "participation";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    return AnswerRow.whole(
        switch (of) {
          case AGREEMENT -> Participation.ofAgreement(view, id);
          case ACTOR -> Participation.ofActor(view, id);
        });
  }
}
