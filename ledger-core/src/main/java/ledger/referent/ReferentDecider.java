package ledger.referent;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import ledger.act.Event.DesignationAdded;
import ledger.act.Event.ReferentRegistered;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.LabelNotNeutral;
import ledger.decision.Subject;
import ledger.referent.Referent.Registered;

/// What may be called what.
public final class ReferentDecider {

  private ReferentDecider() {}

  public static Decision decide(Referent state, ReferentAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .map(Decision::refuse)
        .orElseGet(() -> rules(state, act, context));
  }

  private static Decision rules(Referent state, ReferentAct act, Context context) {
    return switch (act) {
      case RegisterReferent a when state instanceof Registered ->
          refuse(new IdTaken(Subject.REFERENT, "id", a.id()));
      case RegisterReferent a ->
          NeutralLabel.wordAgainst(context.known().negotiation().policy(), a.neutralLabel())
              .map(word -> refuse(new LabelNotNeutral(a.neutralLabel(), word)))
              .orElseGet(() -> accept(new ReferentRegistered(a)));
      case AddDesignation a -> accept(new DesignationAdded(a));
    };
  }
}
