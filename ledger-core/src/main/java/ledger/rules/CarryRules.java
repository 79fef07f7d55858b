package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.Revision;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CarriedForAnother;
import ledger.decision.Refusal.NothingToCarry;
import ledger.negotiation.NegotiationState;
import ledger.value.Id;

/// Which consents a revision may carry over. Nothing survives a change of text in silence: whoever
/// revises may carry its own; that of others only where an error of the text is put right, to which
/// whoever is listed may object (VCLT 79).
final class CarryRules {

  private CarryRules() {}

  static Optional<Refusal> against(
      ReviseTerms a, Agreement<Declared> on, NegotiationState state, Instant now) {
    return a.carried().stream()
        .flatMap(party -> another(a, party).or(() -> nothing(a, party, on, state, now)).stream())
        .findFirst();
  }

  private static Optional<Refusal> another(ReviseTerms a, Id party) {
    return a.kind() == Revision.CORRIGENDUM || a.by().is(party)
        ? Optional.empty()
        : Optional.of(new CarriedForAnother(party, a.kind()));
  }

  private static Optional<Refusal> nothing(
      ReviseTerms a, Id party, Agreement<Declared> on, NegotiationState state, Instant now) {
    return Guards.isHistory(a)
            || on.consents(state::counts)
                .standing(party, a.basedOn(), Guards.judgedAt(a, now))
                .bound()
                .isPresent()
        ? Optional.empty()
        : Optional.of(new NothingToCarry(party, a.basedOn()));
  }
}
