package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import ledger.act.OccurrenceAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoMonitoringMandate;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.negotiation.NegotiationState.Happening;

/// What an occurrence may say it bears on.
final class OccurrenceRules {

  private OccurrenceRules() {}

  static Optional<Refusal> against(OccurrenceAct act, NegotiationState state) {
    return switch (act) {
      case ReportOccurrence a when state.occurrence(a.id()).isPresent() ->
          Optional.of(new IdTaken(RefusalSubject.OCCURRENCE, "id", a.id()));
      case ReportOccurrence a ->
          KeyRules.firstUnresolved(
              "relates", a.relates().stream().map(r -> r.key()).toList(), ".key", state);
      case AssessOccurrence a ->
          state
              .occurrence(a.id())
              .map(reported -> mandated(a, reported, state) ? Optional.<Refusal>empty() : none(a))
              .orElseGet(
                  () -> Optional.of(new Unknown(RefusalSubject.OCCURRENCE, "id", a.id().value())));
    };
  }

  private static Optional<Refusal> none(AssessOccurrence a) {
    return Optional.of(new NoMonitoringMandate(a.by(), a.name(), Optional.of(a.mandate())));
  }

  /// A monitor assesses what happened where and when its mandate reaches. Imported history is not
  /// measured by it.
  private static boolean mandated(
      AssessOccurrence a, Happening occurrence, NegotiationState state) {
    return Guards.isHistory(a)
        || state
            .mandate(a.mandate(), a.envelope().statedFrom().orElse(Instant.MAX))
            .filter(m -> a.by().is(m.representative()))
            .filter(m -> m.covers(a.name()) && m.coversPlace(occurrence.where()))
            .filter(m -> occurrence.when().begins().filter(m::holdsAt).isPresent())
            .isPresent();
  }
}
