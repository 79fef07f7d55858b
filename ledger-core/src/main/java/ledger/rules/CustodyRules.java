package ledger.rules;

import java.util.Optional;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.ConsentToUnseal;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.ReferentAct.Kind;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.UserId;
import ledger.custody.Corrected;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAgreed;
import ledger.decision.Refusal.AlreadyAnnulled;
import ledger.decision.Refusal.AlreadyErased;
import ledger.decision.Refusal.AlreadyRemoved;
import ledger.decision.Refusal.AlreadyUnsealed;
import ledger.decision.Refusal.CustodyStands;
import ledger.decision.Refusal.FourEyes;
import ledger.decision.Refusal.NotAClericalError;
import ledger.decision.Refusal.NotAPerson;
import ledger.decision.Refusal.NotAnnulled;
import ledger.decision.Refusal.NotItsPlace;
import ledger.decision.Refusal.NotSealed;
import ledger.decision.Refusal.NotTheRecorder;
import ledger.decision.Refusal.PayloadStays;
import ledger.decision.Refusal.StaysSealed;
import ledger.decision.Refusal.StillReliedOn;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;

/// Who may correct or void an entry, take its payload away or what was recorded of a person, and of
/// which entries. The only rules that look at entries as they were recorded, and so at the record
/// itself.
final class CustodyRules {

  private CustodyRules() {}

  static Optional<Refusal> against(CustodyAct act, NegotiationState state, UserId caller) {
    return state
        .entry(act.target())
        .map(target -> against(act, target, state, caller))
        .orElseGet(() ->
            Optional.of(new Unknown(RefusalSubject.ENTRY, "target", String.valueOf(act.target()))));
  }

  private static Optional<Refusal> against(
      CustodyAct act, Recorded target, NegotiationState state, UserId caller) {
    return switch (act) {
      case CorrectRecord a -> alreadyAnnulled(a, state).or(() -> against(a, target, state, caller));
      case AnnulRecord a -> alreadyAnnulled(a, state).or(() -> against(a, target, state, caller));
      case RemovePayload a -> against(a, target, state);
      case ErasePersonalData a -> against(a, target, state, caller);
      case ConsentToUnseal a -> against(a, target, state, caller);
    };
  }

  private static Optional<Refusal> alreadyAnnulled(CustodyAct act, NegotiationState state) {
    return state.custody().isAnnulled(act.target())
        ? Optional.of(new AlreadyAnnulled(act.target()))
        : Optional.empty();
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
        ? Optional.of(new NotAClericalError(a.target(), Corrected.fault(standing, a)))
        : Optional.empty();
  }

  private static Optional<Refusal> against(
      AnnulRecord a, Recorded target, NegotiationState state, UserId caller) {
    if (cannotBeUndone(target.event().act())) return Optional.of(new CustodyStands(a.target()));
    if (state.custody().hasAsked(a, caller)) return Optional.of(new FourEyes(a.target(), caller));
    var relying = state.relyingOn(a.target());
    return relying.isEmpty()
        ? Optional.empty()
        : Optional.of(new StillReliedOn(a.target(), relying));
  }

  /// Annulled by two custodians, so that nothing rests on it any more.
  private static Optional<Refusal> against(
      RemovePayload a, Recorded target, NegotiationState state) {
    if (stays(target.event().act()))
      return Optional.of(new PayloadStays(a.target(), target.event().act().name()));
    if (!state.custody().isAnnulled(a.target())) return Optional.of(new NotAnnulled(a.target()));
    var before = state.custody().removal(a.target());
    if (before.isPresent()) return Optional.of(new AlreadyRemoved(a.target(), before.get()));
    var stands = state.placeOfTarget();
    var given = new PlaceInLog(a.position(), a.leaf(), stands.sealed());
    return given.equals(stands)
        ? Optional.empty()
        : Optional.of(new NotItsPlace(a.target(), given, stands));
  }

  /// Of a person, whose texts were sealed so that they can be taken back.
  private static Optional<Refusal> against(
      ErasePersonalData a, Recorded target, NegotiationState state, UserId caller) {
    if (!(target.event().act() instanceof RegisterReferent registered)
        || registered.kind() != Kind.PERSON) return Optional.of(new NotAPerson(a.target()));
    if (state.custody().isErased(a.target())) return Optional.of(new AlreadyErased(a.target()));
    if (state.custody().hasAsked(a, caller)) return Optional.of(new FourEyes(a.target(), caller));
    return state.placeOfTarget().sealed()
        ? Optional.empty()
        : Optional.of(new NotSealed(a.target()));
  }

  private static Optional<Refusal> against(
      ConsentToUnseal a, Recorded target, NegotiationState state, UserId caller) {
    if (target.compartment().isEmpty()) return Optional.of(new AlreadyUnsealed(a.target()));
    if (target.event().act() instanceof CustodyAct
        || target.event().act() instanceof NegotiationAct)
      return Optional.of(new StaysSealed(a.target(), target.event().act().name()));
    return state.custody().consents(a.target()).contains(caller)
        ? Optional.of(new AlreadyAgreed(a.target(), caller))
        : Optional.empty();
  }

  /// Who could read what, and why an entry does not count, has to be accounted for ever after.
  private static boolean stays(Act act) {
    return act instanceof OpenNegotiation
        || act instanceof AdmitParticipant
        || act instanceof ChangeCapacity
        || cannotBeUndone(act);
  }

  private static boolean cannotBeUndone(Act act) {
    return act instanceof AnnulRecord
        || act instanceof RemovePayload
        || act instanceof ErasePersonalData;
  }
}
