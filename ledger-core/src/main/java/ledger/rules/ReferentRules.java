package ledger.rules;

import java.util.Optional;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.LabelNotNeutral;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// What may be called what.
final class ReferentRules {

  private ReferentRules() {}

  static Optional<Refusal> against(ReferentAct act, NegotiationState state) {
    return switch (act) {
      case RegisterReferent a when state.hasReferent(a.id()) ->
          Optional.of(new IdTaken(RefusalSubject.REFERENT, "id", a.id()));
      case RegisterReferent a ->
          NeutralLabel.wordAgainst(state.negotiation().policy(), a.neutralLabel())
              .map(word -> new LabelNotNeutral(a.neutralLabel(), word));
      case AddDesignation _ -> Optional.empty();
    };
  }
}
