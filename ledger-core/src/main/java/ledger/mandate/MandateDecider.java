package ledger.mandate;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import ledger.act.Actor;
import ledger.act.Event.MandateGranted;
import ledger.act.Event.MandateRevoked;
import ledger.act.MandateAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoStandingMandate;
import ledger.decision.Refusal.NotThePrincipal;
import ledger.decision.Subject;
import ledger.mandate.Mandate.Granted;
import ledger.mandate.Mandate.Revoked;
import ledger.mandate.Mandate.Ungranted;

/// Who may give authority, and take it back: the principal.
public final class MandateDecider {

  private MandateDecider() {}

  public static Decision decide(Mandate state, MandateAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .map(Decision::refuse)
        .orElseGet(() -> rules(state, act, context));
  }

  private static Decision rules(Mandate state, MandateAct act, Context context) {
    return switch (act) {
      case GrantMandate a when !(state instanceof Ungranted) ->
          refuse(new IdTaken(Subject.MANDATE, "id", a.id()));
      case GrantMandate a when a.by() instanceof Actor.Anonymous ->
          refuse(new NotThePrincipal(a.id(), a.by()));
      case GrantMandate a -> accept(new MandateGranted(a));
      case RevokeMandate a ->
          switch (state) {
            case Ungranted _ -> refuse(new NoStandingMandate(a.id(), false));
            case Granted _, Revoked _ when context.known().mandate(a.id(), Instant.MAX).isEmpty() ->
                refuse(new NoStandingMandate(a.id(), true));
            case Granted(var as) when !as.by().equals(a.by()) ->
                refuse(new NotThePrincipal(a.id(), as.by()));
            case Granted _, Revoked _ -> accept(new MandateRevoked(a));
          };
    };
  }
}
