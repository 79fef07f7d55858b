package ledger.occurrence;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Event.OccurrenceAssessed;
import ledger.act.Event.OccurrenceReported;
import ledger.act.OccurrenceAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoMonitoringMandate;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.occurrence.Occurrence.Reported;
import ledger.occurrence.Occurrence.Unreported;

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
      case AssessOccurrence a ->
          switch (state) {
            case Unreported _ -> refuse(new Unknown(Subject.OCCURRENCE, "id", a.id().value()));
            case Reported(var reported) when !mandated(a, reported, context) ->
                refuse(new NoMonitoringMandate(a.by(), a.name(), Optional.of(a.mandate())));
            case Reported _ -> accept(new OccurrenceAssessed(a));
          };
    };
  }

  /// A monitor assesses what happened where and when its mandate reaches. Imported history is not
  /// measured by it.
  private static boolean mandated(
      AssessOccurrence a, ReportOccurrence occurrence, Context context) {
    return Context.isHistory(a)
        || context
            .known()
            .mandate(a.mandate(), a.envelope().statedFrom().orElse(Instant.MAX))
            .filter(m -> a.by().is(m.representative()))
            .filter(m -> m.covers(a.name()) && m.coversPlace(occurrence.where()))
            .filter(m -> occurrence.when().begins().filter(m::holdsAt).isPresent())
            .isPresent();
  }
}
