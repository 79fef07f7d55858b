package ledger.allegation;

import java.util.Optional;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.Event.AllegationAnswered;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.BreachAlleged;
import ledger.decision.ImpossibleHistory;

/// A claim that a commitment was not honoured, and what the other side says to it.
public sealed interface Allegation {

  record Unraised() implements Allegation {}

  /// @param answer the latest; earlier ones stay on record
  record Raised(AllegeBreach as, Optional<RespondToAllegation> answer) implements Allegation {}

  static Allegation evolve(Allegation before, AllegationEvent event) {
    return switch (event) {
      case BreachAlleged(var act) -> new Raised(act, Optional.empty());
      case AllegationAnswered(var act) when before instanceof Raised raised ->
          new Raised(raised.as(), Optional.of(act));
      case AllegationAnswered _ -> throw new ImpossibleHistory(before, event);
    };
  }
}
