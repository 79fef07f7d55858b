package ledger.rules;

import java.time.Instant;
import java.util.List;
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
import ledger.agreement.Consents;
import ledger.agreement.Consents.Given;
import ledger.agreement.Declared;
import ledger.agreement.PartyConsent;
import ledger.agreement.Version;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.AlreadyConcluded;
import ledger.decision.Refusal.ClaimWithoutSource;
import ledger.decision.Refusal.ClosedAgreement;
import ledger.decision.Refusal.EndsBeforeItBegins;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.IllTypedExpression;
import ledger.decision.Refusal.InForceUseNotice;
import ledger.decision.Refusal.NoClaimant;
import ledger.decision.Refusal.NoConsentToWithdraw;
import ledger.decision.Refusal.NoCounterparty;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NotProposer;
import ledger.decision.Refusal.NotTheNextVersion;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.OfferLapsed;
import ledger.decision.Refusal.SaidBeforeTheTerms;
import ledger.decision.Refusal.StaleVersion;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;

/// What can be said about an agreement, and by whom.
///
/// A performed act is judged by what is current now, a reported one by what was current when it was
/// said: late is recorded, wrong is refused. Imported history is never refused for its state.
public final class AgreementRules {

  private AgreementRules() {}

  public static Optional<Refusal> against(AgreementAct act, NegotiationState state, Instant now) {
    return switch (act) {
      case ProposeAgreement a -> taken(state, a).or(() -> against(a, state));
      case RecordClaimedAgreement a -> taken(state, a).or(() -> against(a, state));
      case ReviseTerms a -> found(state, a, on -> against(a, on, state, now));
      case DeclareConsent a -> found(state, a, on -> against(a, on, state, now));
      case ConfirmReadiness a -> found(state, a, on -> against(a, on, state, now));
      case WithdrawReadiness a -> found(state, a, on -> against(a, on, state));
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
    return missing("basedOn", a.basedOn(), on)
        .or(() -> notNext(a, on))
        .or(() -> Guards.isHistory(a) ? Optional.empty() : saidBefore(a, a.basedOn(), on, now))
        .or(() -> closed(a, on, state, now))
        .or(() -> outsider(a, on.version(a.basedOn()).orElseThrow()))
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
    var current = on.currentAt(Guards.judgedAt(a, now), state::counts);
    if (current.claimed() || on.isConcluded(state::counts))
      return Optional.of(new AlreadyConcluded(a.agreement()));
    return current.by().equals(a.by())
        ? closed(a, on, state, now)
        : Optional.of(new NotProposer(a.by(), current.by()));
  }

  private static Optional<Refusal> against(
      DeclareConsent a, Agreement<Declared> on, NegotiationState state, Instant now) {
    return staleConsent(a, on, state, now)
        .or(() -> unknownTerm(a, on.version(a.version()).orElseThrow()))
        .or(() ->
            Guards.isHistory(a)
                ? Optional.empty()
                : saidBefore(a, a.version(), on, now)
                    .or(() -> closed(a, on, state, now))
                    .or(() -> mayNotJoin(a, on, state, now))
                    .or(() -> standingConsent(a, on, state, now)));
  }

  private static Optional<Refusal> unknownTerm(DeclareConsent a, Version version) {
    return a.declarations().stream()
        .flatMap(d -> d.termId().stream())
        .filter(id -> version.terms().term(id).isEmpty())
        .<Refusal>map(id -> new Unknown(RefusalSubject.TERM, "declarations.termId", id.value()))
        .findFirst();
  }

  /// Participants consent; so do those whom the text lets accede, and who succeeds a participant.
  private static Optional<Refusal> mayNotJoin(
      DeclareConsent a, Agreement<Declared> on, NegotiationState state, Instant now) {
    var version = on.version(a.version()).orElseThrow();
    boolean accedes =
        a.by() instanceof Actor.Named(var actor)
            && version
                .terms()
                .accession()
                .filter(open -> open.admits(actor, Guards.judgedAt(a, now)))
                .isPresent();
    if (accedes) return Optional.empty();
    var before = a.succeeds().<Actor>map(Actor.Named::new);
    if (before.isEmpty()) return outsider(a, version);
    return isIn(version, before.get(), on, state)
        ? Optional.empty()
        : Optional.of(new NotAParticipant(before.get(), version.participants()));
  }

  /// Whoever consented is a participant too, whether or not the text names it.
  static boolean isIn(
      Version version, Actor actor, Agreement<Declared> on, NegotiationState state) {
    return version.participants().stream().anyMatch(actor::is)
        || on.consents(state::counts).hasSpoken(actor, version.number());
  }

  /// Consent to an older version may be reported: it was given to that version, and stays with it.
  private static Optional<Refusal> staleConsent(
      DeclareConsent a, Agreement<Declared> on, NegotiationState state, Instant now) {
    return a.envelope().mode() == Mode.PERFORMED
        ? stale(a, a.version(), on, state, now)
        : missing("version", a.version(), on);
  }

  /// Judged by where the party stood when it was said: after its withdrawal took effect, consent is
  /// a new accession.
  private static Optional<Refusal> standingConsent(
      DeclareConsent a, Agreement<Declared> on, NegotiationState state, Instant now) {
    if (!(a.by() instanceof Actor.Named(var party))) return Optional.empty();
    var at = Guards.judgedAt(a, now);
    var consents = on.consents(state::counts);
    var consent = consents.standing(party, a.version(), at);
    return switch (a.decision()) {
      case ACCEPT, SIGN ->
          repeats(a, party, consent, consents, at)
              .filter(_ -> state.counts(a.envelope()))
              .map(said -> new AlreadyAccepted(a.version(), said.act().actId()));
      case REJECT -> bound(consent.standing(), consent, a, on, state, at);
      case WITHDRAW -> {
        var back = consent.takenBack(a.means());
        yield back.isEmpty()
            ? Optional.of(new NoConsentToWithdraw(a.version()))
            : bound(back, consent, a, on, state, at);
      }
    };
  }

  /// What says the same already: what stood by then, or what was said next.
  private static Optional<Declared> repeats(
      DeclareConsent a,
      Id party,
      PartyConsent<Given<Declared>> consent,
      Consents<Declared> consents,
      Instant at) {
    if (!consent.goesFurther(a)) return consent.standing().map(Given::said);
    return consents
        .next(party, a.version(), at)
        .filter(next ->
            !consent
                .after(a, new Given<>(new Declared(a, at), next.from()))
                .goesFurther(next.act()))
        .map(Consents.Word::said);
  }

  /// Whoever accepted what is in force ends that by notice, and not by a change of mind. A mere
  /// signature does not bind.
  private static Optional<Refusal> bound(
      Optional<Given<Declared>> back,
      PartyConsent<Given<Declared>> consent,
      DeclareConsent a,
      Agreement<Declared> on,
      NegotiationState state,
      Instant at) {
    if (back.isEmpty() || consent.signature().equals(back)) return Optional.empty();
    return on.inForceSince(on.version(a.version()).orElseThrow(), state::counts)
        .filter(since -> !at.isBefore(since))
        .map(_ -> new InForceUseNotice(a.agreement()));
  }

  private static Optional<Refusal> against(
      ConfirmReadiness a, Agreement<Declared> on, NegotiationState state, Instant now) {
    return stale(a, a.version(), on, state, now)
        .or(() -> saidBefore(a, a.version(), on, now))
        .or(() ->
            a.scope().stream().flatMap(key -> notOwed(a, key, on, state).stream()).findFirst())
        .or(() -> illTyped("conditions", a.conditions(), a, on, state))
        .or(() -> endsBeforeItBegins(a, now))
        .or(() ->
            Guards.isHistory(a)
                ? Optional.empty()
                : terminated(a, on, state, now)
                    .or(() ->
                        a.scope().stream()
                            .flatMap(key -> performed(a, key, state).stream())
                            .findFirst()));
  }

  static Optional<Refusal> illTyped(
      String field,
      Optional<Expr> expr,
      AgreementAct act,
      Agreement<Declared> on,
      NegotiationState state) {
    return ExprRules.of(act.agreement(), on, state)
        .firstFault(field, expr)
        .map(f -> new IllTypedExpression(f.path(), f.fault()));
  }

  private static Optional<Refusal> notOwed(
      ConfirmReadiness a, Id key, Agreement<Declared> on, NegotiationState state) {
    var commitment = on.version(a.version()).orElseThrow().terms().commitment(key);
    if (commitment.isEmpty())
      return Optional.of(new Unknown(RefusalSubject.COMMITMENT, "scope", key.value()));
    var debtors = on.holders(commitment.get(), AgreementAct.Side.DEBTOR, state::counts);
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
        .undisputedPerformance(KeyRef.of(a.agreement(), key))
        .map(act -> new NothingToPerform(key, act));
  }

  private static Optional<Refusal> against(
      WithdrawReadiness a, Agreement<Declared> on, NegotiationState state) {
    return a.scope().stream()
        .filter(key ->
            on.readiness(a.by(), a.version(), key, state::counts)
                .filter(ConfirmReadiness.class::isInstance)
                .isEmpty())
        .<Refusal>map(key -> new NoReadiness(key, a.version()))
        .findFirst();
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

  /// What was replaced by then cannot be worked with any more; what is in force can, whatever is
  /// proposed beside it.
  private static Optional<Refusal> stale(
      AgreementAct act, int given, Agreement<Declared> on, NegotiationState state, Instant now) {
    var at = Guards.judgedAt(act, now);
    return missing("version", given, on)
        .or(() ->
            on.version(given)
                .filter(_ -> !Guards.isHistory(act))
                .filter(version -> on.tree(state::counts).isSuperseded(version, at))
                .map(_ -> notCurrent(act, given, on.currentAt(at, state::counts))));
  }

  private static Optional<Refusal> missing(String field, int given, Agreement<Declared> on) {
    return on.version(given).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Unknown(
                RefusalSubject.VERSION,
                field,
                String.valueOf(given),
                on.versions().stream().map(v -> String.valueOf(v.number())).toList()));
  }

  private static Refusal notCurrent(AgreementAct act, int given, Version current) {
    return new StaleVersion(
        act.agreement(), current.number(), given, current.since(), current.act());
  }

  /// Nobody consents to terms, or is ready for them, before there are any.
  private static Optional<Refusal> saidBefore(
      AgreementAct act, int version, Agreement<Declared> on, Instant now) {
    var since = on.version(version).orElseThrow().since();
    var envelope = act.envelope();
    var ends = envelope.statedAt().flatMap(When::ends).or(envelope::statedFrom).orElse(now);
    return envelope.mode() == Mode.REPORTED && ends.isBefore(since)
        ? Optional.of(new SaidBeforeTheTerms(act.agreement(), version, since, ends))
        : Optional.empty();
  }

  /// Withdrawn, lapsed or ended by notice: nothing more can be made of it but a new agreement.
  private static Optional<Refusal> closed(
      AgreementAct act, Agreement<Declared> on, NegotiationState state, Instant now) {
    return Guards.isHistory(act)
        ? Optional.empty()
        : on.withdrawal(Guards.judgedAt(act, now), state::counts)
            .<Refusal>map(w -> new ClosedAgreement(act.agreement(), "WITHDRAWN", w.actId()))
            .or(() -> lapsed(act, on, state, now))
            .or(() -> terminated(act, on, state, now));
  }

  private static Optional<Refusal> terminated(
      AgreementAct act, Agreement<Declared> on, NegotiationState state, Instant now) {
    return on.termination(Guards.judgedAt(act, now), state::counts)
        .map(n -> new ClosedAgreement(act.agreement(), "TERMINATED", n.actId()));
  }

  private static Optional<Refusal> lapsed(
      AgreementAct act, Agreement<Declared> on, NegotiationState state, Instant now) {
    var judged = Guards.judgedAt(act, now);
    return on.isConcluded(state::counts)
        ? Optional.empty()
        : on.currentAt(judged, state::counts)
            .offerExpires()
            .flatMap(When::ends)
            .filter(expiry -> !judged.isBefore(expiry))
            .map(expiry -> new OfferLapsed(act.agreement(), expiry));
  }

  static Optional<Refusal> outsider(AgreementAct act, Version version) {
    return version.participants().stream().anyMatch(act.by()::is)
        ? Optional.empty()
        : Optional.of(new NotAParticipant(act.by(), version.participants()));
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
