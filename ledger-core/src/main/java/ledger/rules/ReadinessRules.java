package ledger.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.Refusal;
import ledger.decision.Refusal.EndsBeforeItBegins;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// Who may say that it is ready: whoever owes something of the current version that is not
/// performed yet. It is taken back by whoever said it.
final class ReadinessRules {

  private ReadinessRules() {}

  static Optional<Refusal> against(
      ConfirmReadiness a, Agreement<Declared> on, NegotiationState state, Instant now) {
    var guards = new AgreementGuards(a, on, state, now);
    return guards
        .stale(a.version())
        .or(() -> guards.saidBefore(a.version()))
        .or(() ->
            a.scope().stream().flatMap(key -> notOwed(a, key, on, state).stream()).findFirst())
        .or(() -> ExprRules.of(a.agreement(), on, state).illTyped("conditions", a.conditions()))
        .or(() -> endsBeforeItBegins(a, now))
        .or(() ->
            Guards.isHistory(a)
                ? Optional.empty()
                : guards
                    .terminated()
                    .or(() ->
                        a.scope().stream()
                            .flatMap(key -> performed(a, key, state).stream())
                            .findFirst()));
  }

  private static Optional<Refusal> notOwed(
      ConfirmReadiness a, Id key, Agreement<Declared> on, NegotiationState state) {
    var commitment = on.version(a.version()).orElseThrow().terms().commitment(key);
    if (commitment.isEmpty())
      return Optional.of(new Unknown(RefusalSubject.COMMITMENT, "scope", key.value()));
    var debtors = on.holders(commitment.get(), Side.DEBTOR, state::counts);
    return debtors.stream().anyMatch(a.by()::is) || mayOwe(a, key, debtors, state)
        ? Optional.empty()
        : Optional.of(new NotDebtor(key, debtors, a.by()));
  }

  /// Where the text leaves open who owes it, whoever may; and anybody whom somebody holds to owe
  /// it.
  private static boolean mayOwe(
      ConfirmReadiness a, Id key, List<Id> debtors, NegotiationState state) {
    return debtors.isEmpty() || state.heldToOwe(KeyRef.of(a.agreement(), key)).anyMatch(a.by()::is);
  }

  private static Optional<Refusal> endsBeforeItBegins(ConfirmReadiness a, Instant now) {
    var stated = a.envelope().statedFrom().orElse(now);
    return a.until()
        .flatMap(until -> until.ends())
        .filter(end -> !end.isAfter(stated))
        .map(end -> new EndsBeforeItBegins(end, stated));
  }

  private static Optional<Refusal> performed(ConfirmReadiness a, Id key, NegotiationState state) {
    return state
        .undisputedDischarge(KeyRef.of(a.agreement(), key))
        .map(act -> new NothingToPerform(key, act));
  }

  static Optional<Refusal> against(
      WithdrawReadiness a, Agreement<Declared> on, NegotiationState state) {
    return a.scope().stream()
        .filter(key ->
            on.readiness(a.by(), a.version(), key, state::counts)
                .filter(ConfirmReadiness.class::isInstance)
                .isEmpty())
        .<Refusal>map(key -> new NoReadiness(key, a.version()))
        .findFirst();
  }
}
