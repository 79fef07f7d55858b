package ledger.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.board.NextMover.Step;
import ledger.dossier.AgreementFile;
import ledger.terms.Expr;
import ledger.terms.KeyRef;

/// Who is to do what next, for a commitment to be performed.
final class NextSteps {

  private final Reckoning of;

  NextSteps(Reckoning of) {
    this.of = of;
  }

  /// Whoever is to perform it now; whoever has left is not.
  List<Step> due() {
    return of.at(of.about).isRunning() && !of.isOver()
        ? of.debtors.stream()
            .filter(d -> !of.force.membership().left(d).isAt(of.about))
            .map(d -> new Step(d, of.key))
            .toList()
        : List.of();
  }

  /// Whoever is to declare itself ready, so that this one comes to be due.
  List<Step> unready() {
    return of.at(of.about) == Dueness.CONDITIONAL
        ? of.antecedent.condition().residual(of.about).stream()
            .flatMap(NextSteps::awaited)
            .map(k -> k.in(of.key.agreement().orElseThrow()))
            .flatMap(this::unready)
            .distinct()
            .toList()
        : List.of();
  }

  private static Stream<KeyRef> awaited(Expr expr) {
    return switch (expr) {
      case Expr.Ready(var key) -> Stream.of(key);
      case Expr.All(var parts) -> parts.stream().flatMap(NextSteps::awaited);
      case Expr.Any(var parts) -> parts.stream().flatMap(NextSteps::awaited);
      case Expr.Within(_, var of) -> awaited(of);
      case Expr.Performed _, Expr.InForce _, Expr.Occurred _, Expr.Found _ -> Stream.empty();
      case Expr.Date _, Expr.Count _ -> Stream.empty();
    };
  }

  private Stream<Step> unready(KeyRef awaited) {
    return home(awaited).stream()
        .flatMap(home ->
            home.commitment(awaited.key()).stream()
                .flatMap(c -> of.valuation.assumptions().debtors(home, c).stream())
                .filter(
                    debtor -> !of.valuation.force(home).membership().left(debtor).isAt(of.about)))
        .filter(debtor -> !of.valuation.ready(awaited, debtor).isAt(of.about))
        .map(debtor -> new Step(debtor, awaited));
  }

  private Optional<AgreementFile> home(KeyRef key) {
    var agreements = of.valuation.assumptions().dossier().agreements();
    return Optional.ofNullable(agreements.get(key.agreement().orElseThrow()));
  }

  /// Whether somebody awaited is said to be ready by words that do not count.
  boolean isReadinessUncounted() {
    return unready().stream().anyMatch(this::isReadinessUncounted);
  }

  private boolean isReadinessUncounted(Step awaited) {
    return home(awaited.key()).stream()
        .flatMap(home -> home.readiness(awaited.key().key()).stream())
        .anyMatch(said ->
            !said.counts()
                && said.act() instanceof ConfirmReadiness
                && said.act().by().is(awaited.actor()));
  }
}
