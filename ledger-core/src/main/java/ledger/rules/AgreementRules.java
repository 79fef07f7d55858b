package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.Envelope.Mode;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyConcluded;
import ledger.decision.Refusal.ClaimWithoutSource;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoClaimant;
import ledger.decision.Refusal.NoCounterparty;
import ledger.decision.Refusal.NotProposer;
import ledger.decision.Refusal.NotTheNextVersion;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.KeyRef;

/// What can be said about an agreement, and by whom: what is proposed, claimed, revised, withdrawn
/// and related is judged here, every other act by the rules of its kind.
final class AgreementRules {

  private AgreementRules() {}

  static Optional<Refusal> against(AgreementAct act, NegotiationState state, Instant now) {
    return switch (act) {
      case ProposeAgreement a -> taken(state, a).or(() -> against(a, state));
      case RecordClaimedAgreement a -> taken(state, a).or(() -> against(a, state));
      case ReviseTerms a -> found(state, a, on -> against(a, on, state, now));
      case DeclareConsent a -> found(state, a, on -> ConsentRules.against(a, on, state, now));
      case ConfirmReadiness a -> found(state, a, on -> ReadinessRules.against(a, on, state, now));
      case WithdrawReadiness a -> found(state, a, on -> ReadinessRules.against(a, on, state));
      case WithdrawProposal a -> found(state, a, on -> against(a, on, state, now));
      case GiveNotice a -> found(state, a, on -> NoticeRules.against(a, on, state));
      case WithdrawNotice a -> found(state, a, on -> NoticeRules.against(a, on, state, now));
      case ReleaseCommitment a -> found(state, a, on -> HolderRules.against(a, on, state));
      case ReassignCommitment a -> found(state, a, on -> HolderRules.against(a, on, state));
      case RecordEntryIntoForce a -> found(state, a, _ -> Optional.empty());
      case AdvanceReading a -> found(state, a, on -> ReadingRules.against(a, on, state));
      case RelateAgreements a -> found(state, a, on -> against(a, on, state));
    };
  }

  private static Optional<Refusal> against(ProposeAgreement a, NegotiationState state) {
    var others = a.terms().parties().stream().filter(party -> !a.by().is(party)).findAny();
    return others.isEmpty() && a.form() != Form.UNILATERAL && a.terms().accession().isEmpty()
        ? Optional.of(new NoCounterparty())
        : TermsRules.against(a.agreement(), a.terms(), state);
  }

  private static Optional<Refusal> against(RecordClaimedAgreement a, NegotiationState state) {
    if (a.by() instanceof Actor.Anonymous) return Optional.of(new NoClaimant());
    boolean sourced = a.envelope().chain().stream().anyMatch(r -> r.sourceId().isPresent());
    return sourced || a.envelope().mode() == Mode.PERFORMED
        ? TermsRules.against(a.agreement(), a.terms(), state)
        : Optional.of(new ClaimWithoutSource());
  }

  /// Counter-drafts stand beside each other: any text on record can be changed.
  private static Optional<Refusal> against(
      ReviseTerms a, Agreement<Declared> on, NegotiationState state, Instant now) {
    var guards = new AgreementGuards(a, on, state, now);
    return guards
        .missing("basedOn", a.basedOn())
        .or(() -> notNext(a, on))
        .or(() -> Guards.isHistory(a) ? Optional.empty() : guards.saidBefore(a.basedOn()))
        .or(guards::closed)
        .or(() -> guards.outsider(on.version(a.basedOn()).orElseThrow()))
        .or(() -> TermsRules.against(a.agreement(), a.terms(), state))
        .or(() -> CarryRules.against(a, on, state, now));
  }

  private static Optional<Refusal> notNext(ReviseTerms a, Agreement<Declared> on) {
    int next = on.numbers().next();
    return a.version()
        .filter(given -> given != next)
        .map(given -> new NotTheNextVersion(a.agreement(), next, given, on.latest().act()));
  }

  private static Optional<Refusal> against(
      WithdrawProposal a, Agreement<Declared> on, NegotiationState state, Instant now) {
    var guards = new AgreementGuards(a, on, state, now);
    var current = on.currentAt(guards.judgedAt(), state::counts);
    if (current.claimed() || on.isConcluded(state::counts))
      return Optional.of(new AlreadyConcluded(a.agreement()));
    return current.by().equals(a.by())
        ? guards.closed()
        : Optional.of(new NotProposer(a.by(), current.by()));
  }

  private static Optional<Refusal> against(
      RelateAgreements a, Agreement<Declared> on, NegotiationState state) {
    return a.pairs().stream()
        .filter(pair ->
            on.versions().stream().noneMatch(v -> v.terms().commitment(pair.from()).isPresent()))
        .<Refusal>map(
            pair -> new Unknown(RefusalSubject.COMMITMENT, "pairs.from", pair.from().value()))
        .findFirst()
        .or(() ->
            a.pairs().stream()
                .filter(
                    pair -> state.agreementsWith(KeyRef.of(a.to(), pair.to())).findAny().isEmpty())
                .<Refusal>map(
                    pair -> new Unknown(RefusalSubject.COMMITMENT, "pairs.to", pair.to().value()))
                .findFirst());
  }

  private static Optional<Refusal> taken(NegotiationState state, AgreementAct act) {
    return state
        .agreement(act.agreement())
        .map(_ -> new IdTaken(RefusalSubject.AGREEMENT, "agreement", act.agreement()));
  }

  private static Optional<Refusal> found(
      NegotiationState state,
      AgreementAct act,
      Function<Agreement<Declared>, Optional<Refusal>> rule) {
    return state
        .agreement(act.agreement())
        .map(rule)
        .orElseGet(() ->
            Optional.of(
                new Unknown(RefusalSubject.AGREEMENT, "agreement", act.agreement().value())));
  }
}
