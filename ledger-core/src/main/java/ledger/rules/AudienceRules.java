package ledger.rules;

import java.util.Optional;
import ledger.act.Act;
import ledger.act.AdoptionAct;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.compartment.Compartment;
import ledger.compartment.NewIds;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdOfACompartment;
import ledger.decision.Refusal.IdOfOthers;
import ledger.decision.Refusal.NotAMember;
import ledger.decision.Refusal.NotForACompartment;
import ledger.decision.Refusal.NotItsAudience;
import ledger.decision.Refusal.OneCompartment;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Refusal.VisibilityStays;
import ledger.decision.RefusalSubject;
import ledger.negotiation.Negotiation;
import ledger.negotiation.NegotiationState;
import ledger.value.Id;

/// Which acts may be said for which audience.
///
/// Whoever may not see a compartment is told what would be said of one that does not exist.
final class AudienceRules {

  private AudienceRules() {}

  static Optional<Refusal> against(
      Act act, Audience audience, NegotiationState state, UserId caller) {
    var named = act.envelope().compartments();
    if (act instanceof DefineCompartment defined)
      return named.isEmpty()
          ? against(defined, audience, state.negotiation(), caller)
          : Optional.of(new NotForACompartment(act.name()));
    if ((act instanceof NegotiationAct || act instanceof ErasePersonalData) && !named.isEmpty())
      return Optional.of(new NotForACompartment(act.name()));
    if (named.size() > 1) return Optional.of(new OneCompartment(named));
    if (audience.isEverybody() && !named.isEmpty())
      return Optional.of(
          new Unknown(RefusalSubject.COMPARTMENT, "compartments[0]", named.getFirst().value()));
    if (act.envelope().unseals().isPresent()) return Optional.empty(); // its ids are what they were
    return switch (act) {
      case CustodyAct custody -> anothersAudience(custody, audience, state);
      case AdoptionAct adoption -> anothersAudience(adoption, audience, state);
      case Act _ -> misnamed(act, state.negotiation().compartments().of(audience));
    };
  }

  private static Optional<Refusal> against(
      DefineCompartment act, Audience audience, Negotiation negotiation, UserId caller) {
    if (!act.members().contains(caller)) return Optional.of(new NotAMember(act.id(), caller));
    return negotiation
        .compartments()
        .of(audience)
        .filter(before -> before.visibility() != act.visibility())
        .map(before -> new VisibilityStays(act.id(), before.visibility()));
  }

  /// Nothing that is said in a compartment can clash with what others say.
  private static Optional<Refusal> misnamed(Act act, Optional<Compartment> compartment) {
    var beginning = compartment.map(Compartment::id).map(NewIds::beginning);
    return NewIds.in(act).flatMap(id -> misnamed(id, beginning).stream()).findFirst();
  }

  private static Optional<Refusal> misnamed(Id id, Optional<String> beginning) {
    if (beginning.isPresent())
      return id.value().startsWith(beginning.get())
          ? Optional.empty()
          : Optional.of(new IdOfOthers(id, beginning.get()));
    return id.value().startsWith(NewIds.MARK)
        ? Optional.of(new IdOfACompartment(id))
        : Optional.empty();
  }

  /// What is put right, annulled or taken away is so for those who may see it, no more and no
  /// fewer.
  private static Optional<Refusal> anothersAudience(
      CustodyAct act, Audience audience, NegotiationState state) {
    return state
        .entry(act.target())
        .filter(target -> !target.audience().equals(audience))
        .map(_ -> new NotItsAudience(act.target()));
  }

  /// What is said of words is said to whoever heard them.
  private static Optional<Refusal> anothersAudience(
      AdoptionAct act, Audience audience, NegotiationState state) {
    return state
        .spoken(act.target())
        .filter(words -> !words.compartment().equals(audience.compartment()))
        .map(_ -> new NotItsAudience(act.target()));
  }
}
