package ledger.participation;

import java.util.List;
import ledger.act.Id;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.view.Supervaluation;

/// Who takes part in an agreement, or in which agreements somebody does.
///
/// @param id of an agreement or a referent that is on record
public record ParticipationQuestion(Of of, Id id) implements Question {

  public enum Of {
    AGREEMENT,
    ACTOR
  }

  @Override
  public String name() {
    return "participation";
  }

  @Override
  public List<Row> rows(Supervaluation view) {
    return Row.whole(
        switch (of) {
          case AGREEMENT -> Participation.ofAgreement(view, id);
          case ACTOR -> Participation.ofActor(view, id);
        });
  }
}
