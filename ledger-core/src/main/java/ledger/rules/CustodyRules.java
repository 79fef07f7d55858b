package ledger.rules;

import java.util.Optional;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.UserId;
import ledger.custody.Corrected;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAnnulled;
import ledger.decision.Refusal.CustodyStands;
import ledger.decision.Refusal.FourEyes;
import ledger.decision.Refusal.NotAClericalError;
import ledger.decision.Refusal.NotTheRecorder;
import ledger.decision.Refusal.StillReliedOn;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;

/// Who may correct or void an entry, and which entries may be. The only rules that look at entries
/// as they were recorded, and so at the record itself.
public final class CustodyRules {

  private CustodyRules() {}

  public static Optional<Refusal> against(CustodyAct act, NegotiationState state, UserId caller) {
    return state
        .entry(act.target())
        .map(target -> against(act, target, state, caller))
        .orElseGet(() ->
            Optional.of(new Unknown(RefusalSubject.ENTRY, "target", String.valueOf(act.target()))));
  }

  private static Optional<Refusal> against(
      CustodyAct act, Recorded target, NegotiationState state, UserId caller) {
    if (state.custody().isAnnulled(act.target()))
      return Optional.of(new AlreadyAnnulled(act.target()));
    return switch (act) {
      case CorrectRecord a -> against(a, target, state, caller);
      case AnnulRecord a -> against(a, target, state, caller);
    };
  }

  private static Optional<Refusal> against(
      CorrectRecord a, Recorded target, NegotiationState state, UserId caller) {
    if (target.event().act() instanceof CustodyAct)
      return Optional.of(new CustodyStands(a.target()));
    boolean custodian =
        state.negotiation().of(caller).stream()
            .anyMatch(held -> held.capacity() == Capacity.CUSTODIAN);
    if (!custodian && !target.by().equals(caller))
      return Optional.of(new NotTheRecorder(target.by()));
    var standing = state.custody().standing(target).orElseThrow().event();
    return Corrected.by(standing, a).filter(mended -> !mended.equals(standing)).isEmpty()
        ? Optional.of(new NotAClericalError(a.target()))
        : Optional.empty();
  }

  private static Optional<Refusal> against(
      AnnulRecord a, Recorded target, NegotiationState state, UserId caller) {
    if (target.event().act() instanceof AnnulRecord)
      return Optional.of(new CustodyStands(a.target()));
    if (state.custody().hasAsked(a, caller)) return Optional.of(new FourEyes(a.target(), caller));
    var relying = state.relyingOn(a.target());
    return relying.isEmpty()
        ? Optional.empty()
        : Optional.of(new StillReliedOn(a.target(), relying));
  }
}
