package ledger.board;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.Side;
import ledger.board.Cell.Because;
import ledger.board.Cell.Note;
import ledger.board.Cell.Rule;
import ledger.board.Cell.Timing;
import ledger.terms.Terms.AcceptanceStandard;
import ledger.value.Id;
import ledger.view.Fluent;
import ledger.view.LapsedReadings;

/// Why a commitment stands as it does: by which rule, because of which acts, and what a reader has
/// to know beside it.
final class Explanation {

  private final Reckoning of;
  private final Dueness dueness;

  Explanation(Reckoning of, Dueness dueness) {
    this.of = of;
    this.dueness = dueness;
  }

  Timing timing() {
    var done = of.performance.performed().first().orElseThrow();
    var due = of.dueAt(done.from());
    if (of.antecedent.isFormal() && !of.isAwaitedNoMore(done.from())) return Timing.BEFORE_DUE;
    if (due.isEmpty()) return Timing.NO_DATE;
    return done.from().isBefore(due.get()) ? Timing.IN_TIME : Timing.LATE;
  }

  Because because() {
    return switch (dueness) {
      case NOT_IN_FORCE -> because(Rule.ENTRY_INTO_FORCE, of.terms.stream());
      case DISCHARGED ->
          because(
              Rule.PERFORMED_IN_FULL,
              Stream.concat(
                  acts(of.performance.performed()), of.valuation.twins().because(of.key)));
      case ENDED ->
          of.left.isAt(of.about) && of.force.inForce().isAt(of.about)
              ? because(Rule.LEFT_THE_AGREEMENT, acts(of.left))
              : because(
                  Rule.END_OF_THE_AGREEMENT,
                  of.force.ending().stream().flatMap(e -> e.because().stream()));
      case NOT_COMPUTED -> because(Rule.BEST_EFFORTS, of.terms.stream());
      case RELEASED -> because(Rule.RELEASED_BY_EVERY_CREDITOR, acts(of.released));
      case SUSPENDED -> because(Rule.SUSPENDED_BY_NOTICE, acts(of.suspended));
      case EXPIRED -> because(Rule.EXPIRY_PASSED, of.terms.stream());
      case UNDETERMINED ->
          of.antecedent.isFormal()
              ? because(Rule.READINGS_CONFLICT, of.antecedent.because().stream())
              : because(Rule.NO_FORMAL_READING, of.terms.stream());
      case CONDITIONAL, DUE, PAST_DUE, IN_EFFECT ->
          because(
              of.antecedent.isEmpty() ? Rule.NO_ANTECEDENT : Rule.ANTECEDENT,
              Stream.of(
                      of.antecedent.because().stream(),
                      acts(of.antecedent.fluent()),
                      acts(of.lasting),
                      of.valuation.twins().because(of.key))
                  .flatMap(acts -> acts));
    };
  }

  private Because because(Rule rule, Stream<UUID> acts) {
    return new Because(rule, acts.distinct().sorted().toList(), of.antecedent.readings());
  }

  private Stream<UUID> acts(Fluent fluent) {
    return fluent.at(of.about).stream().flatMap(s -> s.because().stream());
  }

  List<Note> notes() {
    return Stream.of(
            isUnspecified() && of.performance.percent().isPresent()
                ? Optional.of(Note.STANDARD_UNSPECIFIED)
                : Optional.<Note>empty(),
            dueness == Dueness.DUE && of.dueAt(of.about).isEmpty() && of.ownDate().isEmpty()
                ? Optional.of(Note.NO_DATE_RECORDED)
                : Optional.<Note>empty(),
            dueness.isRunning() && of.ownDate().filter(of::hadPassed).isPresent()
                ? Optional.of(Note.DATE_HAD_PASSED)
                : Optional.<Note>empty(),
            lapsedReadings().isEmpty()
                ? Optional.<Note>empty()
                : Optional.of(Note.NO_FORMAL_READING),
            isContestable() ? Optional.of(Note.CONTESTABLE) : Optional.<Note>empty(),
            dueness == Dueness.NOT_IN_FORCE && hasConsentThatDoesNotCount()
                ? Optional.of(Note.CONSENT_NOT_COUNTED)
                : Optional.<Note>empty(),
            new NextSteps(of).isReadinessUncounted()
                ? Optional.of(Note.READINESS_NOT_COUNTED)
                : Optional.<Note>empty(),
            dueness == Dueness.PAST_DUE && of.isOver()
                ? Optional.of(Note.PAST_DUE_AT_THE_END)
                : Optional.<Note>empty())
        .flatMap(Optional::stream)
        .toList();
  }

  /// Told where it matters: while nobody knows what it waits for, or before it is in force.
  List<LapsedReadings> lapsedReadings() {
    return !of.antecedent.isFormal()
            && (dueness == Dueness.UNDETERMINED || dueness == Dueness.NOT_IN_FORCE)
        ? LapsedReadings.of(of.file, of.version).filter(lapsed -> covers(lapsed.term())).toList()
        : List.of();
  }

  private boolean covers(Id linkage) {
    return of.version
        .terms()
        .linkages()
        .anyMatch(l -> l.id().equals(linkage) && l.covers().contains(of.commitment.key()));
  }

  private boolean hasConsentThatDoesNotCount() {
    return of.file.consents().stream()
        .anyMatch(said ->
            !said.counts()
                && said.act().version() == of.version.number()
                && said.act().decision() == Decision.ACCEPT);
  }

  private boolean isUnspecified() {
    return of.version
        .terms()
        .acceptanceStandard()
        .filter(s -> s != AcceptanceStandard.UNSPECIFIED)
        .isEmpty();
  }

  /// A debtor handed it on, and not every creditor is said to consent.
  private boolean isContestable() {
    return of.file.reassignments().stream()
        .filter(r -> r.counts() && r.act().key().equals(of.commitment.key()))
        .filter(r -> r.act().side() == Side.DEBTOR)
        .anyMatch(r ->
            of.commitment.creditors().stream()
                .anyMatch(c -> !r.act().by().is(c) && !r.act().consents().contains(c)));
  }
}
