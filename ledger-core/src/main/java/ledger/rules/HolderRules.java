package ledger.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.Side;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.Refusal;
import ledger.decision.Refusal.NotAdmitted;
import ledger.decision.Refusal.NotCreditor;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.SelfCommitment;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// Who may let a commitment go, or hand a side of it on. A delegation to which a creditor has not
/// agreed is recorded, and shown as contestable.
final class HolderRules {

  private HolderRules() {}

  static Optional<Refusal> against(
      ReleaseCommitment a, Agreement<Declared> on, NegotiationState state) {
    return unknown(a.key(), on)
        .or(() -> notHeld(a.key(), Side.CREDITOR, a.by(), on, state))
        .or(() ->
            Guards.isHistory(a)
                ? Optional.empty()
                : state
                    .undisputedDischarge(KeyRef.of(a.agreement(), a.key()))
                    .map(act -> new NothingToPerform(a.key(), act)));
  }

  static Optional<Refusal> against(
      ReassignCommitment a, Agreement<Declared> on, NegotiationState state) {
    return unknown(a.key(), on)
        .or(() -> notHeld(a.key(), a.side(), new Actor.Named(a.from()), on, state))
        .or(() -> notAHolder(a, on, state))
        .or(() ->
            state.negotiation().participates(a.to())
                ? Optional.empty()
                : Optional.of(new NotAdmitted("to", a.to().value())))
        .or(() ->
            on.holders(a.key(), other(a.side()), state::counts).contains(a.to())
                ? Optional.of(new SelfCommitment(a.key(), a.to()))
                : Optional.empty());
  }

  private static Side other(Side side) {
    return side == Side.DEBTOR ? Side.CREDITOR : Side.DEBTOR;
  }

  private static Optional<Refusal> unknown(Id key, Agreement<Declared> on) {
    return on.hasCommitment(key)
        ? Optional.empty()
        : Optional.of(new Unknown(RefusalSubject.COMMITMENT, "key", key.value()));
  }

  private static Optional<Refusal> notHeld(
      Id key, Side side, Actor actor, Agreement<Declared> on, NegotiationState state) {
    var holders = on.holders(key, side, state::counts);
    if (holders.stream().anyMatch(actor::is)) return Optional.empty();
    return Optional.of(
        side == Side.DEBTOR
            ? new NotDebtor(key, holders, actor)
            : new NotCreditor(key, holders, actor));
  }

  private static Optional<Refusal> notAHolder(
      ReassignCommitment a, Agreement<Declared> on, NegotiationState state) {
    var holders =
        Stream.of(Side.values())
            .flatMap(side -> on.holders(a.key(), side, state::counts).stream())
            .toList();
    return holders.stream().anyMatch(a.by()::is)
        ? Optional.empty()
        : Optional.of(refusal(a, holders));
  }

  private static Refusal refusal(ReassignCommitment a, List<Id> holders) {
    return a.side() == Side.DEBTOR
        ? new NotDebtor(a.key(), holders, a.by())
        : new NotCreditor(a.key(), holders, a.by());
  }
}
