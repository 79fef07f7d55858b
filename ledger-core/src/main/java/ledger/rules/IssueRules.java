package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import ledger.act.IssueAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NotAnEarlierStance;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// What can be asked, and what a stance can be taken on.
final class IssueRules {

  private IssueRules() {}

  static Optional<Refusal> against(IssueAct act, NegotiationState state, Instant now) {
    return switch (act) {
      case RaiseIssue a when state.hasIssue(a.id()) ->
          Optional.of(new IdTaken(RefusalSubject.ISSUE, "id", a.id()));
      case RaiseIssue a -> takenProposition(a, state);
      case TakeStance a ->
          PropositionRules.unknown("proposition", a.proposition(), state)
              .or(() -> PropositionRules.firstUnknown("leavesOpen", a.leavesOpen(), state))
              .or(() -> unknownAddressee(a, state))
              .or(() -> notAnEarlierStance(a, state, now));
    };
  }

  private static Optional<Refusal> takenProposition(RaiseIssue a, NegotiationState state) {
    return a.propositions().stream()
        .filter(p -> state.raised(p.id()).isPresent())
        .<Refusal>map(p -> new IdTaken(RefusalSubject.PROPOSITION, "propositions.id", p.id()))
        .findFirst();
  }

  private static Optional<Refusal> unknownAddressee(TakeStance a, NegotiationState state) {
    return a.addressees().stream()
        .filter(id -> !id.equals(TakeStance.ALL) && !state.hasReferent(id))
        .<Refusal>map(id -> new Unknown(RefusalSubject.REFERENT, "addressees", id.value()))
        .findFirst();
  }

  /// One that this holder took on this proposition, no later than the one in its place.
  private static Optional<Refusal> notAnEarlierStance(
      TakeStance a, NegotiationState state, Instant now) {
    var at = a.envelope().statedFrom().orElse(now);
    return a.supersedes()
        .filter(earlier -> !state.isStance(earlier, a.by(), a.proposition(), at))
        .map(NotAnEarlierStance::new);
  }
}
