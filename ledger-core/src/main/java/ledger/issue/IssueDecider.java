package ledger.issue;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Event.IssueRaised;
import ledger.act.Event.StanceTaken;
import ledger.act.IssueAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NotAnEarlierStance;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.issue.Issue.Raised;

/// What can be asked, and what a stance can be taken on.
public final class IssueDecider {

  private IssueDecider() {}

  public static Decision decide(Issue state, IssueAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .map(Decision::refuse)
        .orElseGet(() -> rules(state, act, context, now));
  }

  private static Decision rules(Issue state, IssueAct act, Context context, Instant now) {
    return switch (act) {
      case RaiseIssue a when state instanceof Raised ->
          refuse(new IdTaken(Subject.ISSUE, "id", a.id()));
      case RaiseIssue a ->
          takenProposition(a, context)
              .map(Decision::refuse)
              .orElseGet(() -> accept(new IssueRaised(a)));
      case TakeStance a ->
          context
              .known()
              .unknownIn("proposition", a.proposition())
              .or(() -> context.known().firstUnknown("leavesOpen", a.leavesOpen()))
              .or(() -> unknownAddressee(a, context))
              .or(() -> notAnEarlierStance(a, context, now))
              .map(Decision::refuse)
              .orElseGet(() -> accept(new StanceTaken(a)));
    };
  }

  private static Optional<Refusal> takenProposition(RaiseIssue a, Context context) {
    return a.propositions().stream()
        .filter(p -> context.known().raised(p.id()).isPresent())
        .<Refusal>map(p -> new IdTaken(Subject.PROPOSITION, "propositions.id", p.id()))
        .findFirst();
  }

  private static Optional<Refusal> unknownAddressee(TakeStance a, Context context) {
    return a.addressees().stream()
        .filter(id -> !id.equals(TakeStance.ALL) && !context.known().hasReferent(id))
        .<Refusal>map(id -> new Unknown(Subject.REFERENT, "addressees", id.value()))
        .findFirst();
  }

  /// One that this holder took on this proposition, no later than the one in its place.
  private static Optional<Refusal> notAnEarlierStance(TakeStance a, Context context, Instant now) {
    return a.supersedes()
        .filter(earlier ->
            context
                .known()
                .stance(earlier)
                .filter(s -> s.act().by().equals(a.by()))
                .filter(s -> s.act().proposition().equals(a.proposition()))
                .filter(s -> !s.at().isAfter(a.envelope().statedFrom().orElse(now)))
                .isEmpty())
        .map(NotAnEarlierStance::new);
  }
}
