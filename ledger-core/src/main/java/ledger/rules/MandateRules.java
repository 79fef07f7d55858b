package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Actor;
import ledger.act.MandateAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoStandingMandate;
import ledger.decision.Refusal.NotThePrincipal;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// Who may give authority, and take it back: the principal.
final class MandateRules {

  private MandateRules() {}

  static Optional<Refusal> against(MandateAct act, NegotiationState state) {
    return switch (act) {
      case GrantMandate a when state.mandate(a.id()).isPresent() ->
          Optional.of(new IdTaken(RefusalSubject.MANDATE, "id", a.id()));
      case GrantMandate a ->
          a.by() instanceof Actor.Anonymous
              ? Optional.of(new NotThePrincipal(a.id(), a.by()))
              : Optional.empty();
      case RevokeMandate a ->
          state
              .mandate(a.id())
              .map(granted -> against(a, granted, state))
              .orElseGet(() -> Optional.of(new NoStandingMandate(a.id(), false)));
    };
  }

  private static Optional<Refusal> against(
      RevokeMandate a, GrantMandate granted, NegotiationState state) {
    if (state.mandate(a.id(), Instant.MAX).isEmpty())
      return Optional.of(new NoStandingMandate(a.id(), true));
    return granted.by().equals(a.by())
        ? Optional.empty()
        : Optional.of(new NotThePrincipal(a.id(), granted.by()));
  }
}
