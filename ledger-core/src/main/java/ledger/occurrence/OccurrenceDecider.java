package ledger.occurrence;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import ledger.act.Event.OccurrenceReported;
import ledger.act.OccurrenceAct;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Subject;
import ledger.occurrence.Occurrence.Reported;

/// What an occurrence may say it bears on.
public final class OccurrenceDecider {

  private OccurrenceDecider() {}

  public static Decision decide(Occurrence state, OccurrenceAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .map(Decision::refuse)
        .orElseGet(() -> rules(state, act, context));
  }

  private static Decision rules(Occurrence state, OccurrenceAct act, Context context) {
    return switch (act) {
      case ReportOccurrence a when state instanceof Reported ->
          refuse(new IdTaken(Subject.OCCURRENCE, "id", a.id()));
      case ReportOccurrence a ->
          context
              .known()
              .firstUnresolved("relates", a.relates().stream().map(r -> r.key()).toList(), ".key")
              .map(Decision::refuse)
              .orElseGet(() -> accept(new OccurrenceReported(a)));
    };
  }
}
