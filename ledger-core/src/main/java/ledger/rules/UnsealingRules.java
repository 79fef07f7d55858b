package ledger.rules;

import java.util.Optional;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyUnsealed;
import ledger.decision.Refusal.ConsentMissing;
import ledger.decision.Refusal.NotForACompartment;
import ledger.decision.Refusal.NotWhatWasSaid;
import ledger.decision.Refusal.StaysSealed;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.negotiation.SealedEntry;

/// When an act of a compartment is made known to everybody: by the same act once more, once those
/// have agreed whom the compartment asks.
final class UnsealingRules {

  private UnsealingRules() {}

  static Optional<Refusal> against(Act act, NegotiationState state) {
    if (act.envelope().unseals().isEmpty()) return Optional.empty();
    if (!act.envelope().compartments().isEmpty())
      return Optional.of(new NotForACompartment(act.name()));
    var target = act.envelope().unseals().get();
    return state
        .toUnseal()
        .map(sealed -> against(act, sealed))
        .orElseGet(
            () -> Optional.of(new Unknown(RefusalSubject.ENTRY, "unseals", target.toString())));
  }

  private static Optional<Refusal> against(Act act, SealedEntry sealed) {
    var said = sealed.standing().event().act();
    if (said instanceof CustodyAct || said instanceof NegotiationAct)
      return Optional.of(new StaysSealed(said.actId(), said.name()));
    if (sealed.unsealed()) return Optional.of(new AlreadyUnsealed(said.actId()));
    if (!sealed.missing().isEmpty())
      return Optional.of(new ConsentMissing(said.actId(), sealed.missing()));
    var again = said.with(said.envelope().unsealed(act.actId(), sealed.standing().at()));
    return again.equals(act) ? Optional.empty() : Optional.of(new NotWhatWasSaid(said.actId()));
  }
}
