package ledger.agreement;

import static ledger.decision.Decision.accept;

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
import ledger.act.Event.AgreementClaimed;
import ledger.act.Event.AgreementProposed;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.CommitmentReassigned;
import ledger.act.Event.CommitmentReleased;
import ledger.act.Event.ConsentDeclared;
import ledger.act.Event.EntryIntoForceRecorded;
import ledger.act.Event.NoticeGiven;
import ledger.act.Event.NoticeWithdrawn;
import ledger.act.Event.ProposalWithdrawn;
import ledger.act.Event.ReadinessConfirmed;
import ledger.act.Event.ReadinessWithdrawn;
import ledger.act.Event.ReadingAdvanced;
import ledger.act.Event.TermsRevised;
import ledger.act.Id;
import ledger.act.When;
import ledger.agreement.Agreement.OnRecord;
import ledger.agreement.Agreement.Unrecorded;
import ledger.agreement.Agreement.Version;
import ledger.agreement.Consents.Given;
import ledger.context.Context;
import ledger.decision.Decision;
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
import ledger.decision.Subject;
import ledger.terms.Expr;
import ledger.terms.KeyRef;

/// What can be said about an agreement, and by whom.
///
/// A performed act is judged by what is current now, a reported one by what was current when it was
/// said: late is recorded, wrong is refused. Imported history is never refused for its state.
public final class AgreementDecider {

  private AgreementDecider() {}

  public static Decision decide(Agreement state, AgreementAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .or(() ->
            switch (act) {
              case ProposeAgreement a -> taken(state, a).or(() -> against(a, context));
              case RecordClaimedAgreement a -> taken(state, a).or(() -> against(a, context));
              case ReviseTerms a -> found(state, a, on -> against(a, on, context, now));
              case DeclareConsent a -> found(state, a, on -> against(a, on, context, now));
              case ConfirmReadiness a -> found(state, a, on -> against(a, on, context, now));
              case WithdrawReadiness a -> found(state, a, on -> against(a, on, context));
              case WithdrawProposal a -> found(state, a, on -> against(a, on, context, now));
              case GiveNotice a -> found(state, a, on -> NoticeRules.against(a, on, context));
              case WithdrawNotice a ->
                  found(state, a, on -> NoticeRules.against(a, on, context, now));
              case ReleaseCommitment a ->
                  found(state, a, on -> HolderRules.against(a, on, context));
              case ReassignCommitment a ->
                  found(state, a, on -> HolderRules.against(a, on, context));
              case RecordEntryIntoForce a -> found(state, a, _ -> Optional.empty());
              case AdvanceReading a ->
                  found(state, a, on -> ReadingRules.against(a, on, context.known()));
              case RelateAgreements a -> found(state, a, on -> against(a, on, context));
            })
        .map(Decision::refuse)
        .orElseGet(() ->
            accept(
                switch (act) {
                  case ProposeAgreement a -> new AgreementProposed(a);
                  case RecordClaimedAgreement a -> new AgreementClaimed(a);
                  case ReviseTerms a -> new TermsRevised(a);
                  case DeclareConsent a -> new ConsentDeclared(a);
                  case ConfirmReadiness a -> new ReadinessConfirmed(a);
                  case WithdrawReadiness a -> new ReadinessWithdrawn(a);
                  case WithdrawProposal a -> new ProposalWithdrawn(a);
                  case GiveNotice a -> new NoticeGiven(a);
                  case WithdrawNotice a -> new NoticeWithdrawn(a);
                  case ReleaseCommitment a -> new CommitmentReleased(a);
                  case ReassignCommitment a -> new CommitmentReassigned(a);
                  case RecordEntryIntoForce a -> new EntryIntoForceRecorded(a);
                  case AdvanceReading a -> new ReadingAdvanced(a);
                  case RelateAgreements a -> new AgreementsRelated(a);
                }));
  }

  private static Optional<Refusal> against(ProposeAgreement a, Context context) {
    var others = a.terms().parties().stream().filter(party -> !a.by().is(party)).findAny();
    return others.isEmpty() && a.form() != Form.UNILATERAL && a.terms().accession().isEmpty()
        ? Optional.of(new NoCounterparty())
        : TermsRules.against(a.agreement(), a.terms(), context.known());
  }

  private static Optional<Refusal> against(RecordClaimedAgreement a, Context context) {
    if (a.by() instanceof Actor.Anonymous) return Optional.of(new NoClaimant());
    boolean sourced = a.envelope().chain().stream().anyMatch(r -> r.sourceId().isPresent());
    return sourced || a.envelope().mode() == Mode.PERFORMED
        ? TermsRules.against(a.agreement(), a.terms(), context.known())
        : Optional.of(new ClaimWithoutSource());
  }

  /// Counter-drafts stand beside each other: any text on record can be changed.
  private static Optional<Refusal> against(
      ReviseTerms a, OnRecord on, Context context, Instant now) {
    return missing(a, a.basedOn(), on, context, now)
        .or(() -> notNext(a, on))
        .or(() -> Context.isHistory(a) ? Optional.empty() : saidBefore(a, a.basedOn(), on, now))
        .or(() -> closed(a, on, context, now))
        .or(() -> outsider(a, on.version(a.basedOn()).orElseThrow()))
        .or(() -> TermsRules.against(a.agreement(), a.terms(), context.known()))
        .or(() -> CarryRules.against(a, on, context, now));
  }

  private static Optional<Refusal> notNext(ReviseTerms a, OnRecord on) {
    int next = on.numbers().next();
    return a.version()
        .filter(given -> given != next)
        .map(given ->
            new NotTheNextVersion(a.agreement(), next, given, on.versions().getLast().because()));
  }

  private static Optional<Refusal> against(
      WithdrawProposal a, OnRecord on, Context context, Instant now) {
    var current = on.currentAt(Context.judgedAt(a, now), context::counts);
    if (current.claimed() || on.versions().stream().anyMatch(v -> on.concluded(v, context::counts)))
      return Optional.of(new AlreadyConcluded(a.agreement()));
    return current.by().equals(a.by())
        ? closed(a, on, context, now)
        : Optional.of(new NotProposer(a.by(), current.by()));
  }

  private static Optional<Refusal> against(
      DeclareConsent a, OnRecord on, Context context, Instant now) {
    return staleConsent(a, on, context, now)
        .or(() -> unknownTerm(a, on.version(a.version()).orElseThrow()))
        .or(() ->
            Context.isHistory(a)
                ? Optional.empty()
                : saidBefore(a, a.version(), on, now)
                    .or(() -> closed(a, on, context, now))
                    .or(() -> mayNotJoin(a, on, context, now))
                    .or(() -> standingConsent(a, on, context, now)));
  }

  private static Optional<Refusal> unknownTerm(DeclareConsent a, Version version) {
    return a.declarations().stream()
        .flatMap(d -> d.termId().stream())
        .filter(id -> version.terms().term(id).isEmpty())
        .<Refusal>map(id -> new Unknown(Subject.TERM, "declarations.termId", id.value()))
        .findFirst();
  }

  /// Participants consent; so do those whom the text lets accede, and who succeeds a participant.
  private static Optional<Refusal> mayNotJoin(
      DeclareConsent a, OnRecord on, Context context, Instant now) {
    var version = on.version(a.version()).orElseThrow();
    boolean accedes =
        a.by() instanceof Actor.Named(var actor)
            && version
                .terms()
                .accession()
                .filter(open -> open.admits(actor, Context.judgedAt(a, now)))
                .isPresent();
    if (accedes) return Optional.empty();
    var before = a.succeeds().<Actor>map(Actor.Named::new);
    if (before.isEmpty()) return outsider(a, version);
    return isIn(version, before.get(), on, context)
        ? Optional.empty()
        : Optional.of(new NotAParticipant(before.get(), version.participants()));
  }

  /// Whoever consented is a participant too, whether or not the text names it.
  static boolean isIn(Version version, Actor actor, OnRecord on, Context context) {
    return version.participants().stream().anyMatch(actor::is)
        || on.consents(context::counts).hasSpoken(actor, version.number());
  }

  /// Consent to an older version may be reported: it was given to that version, and stays with it.
  private static Optional<Refusal> staleConsent(
      DeclareConsent a, OnRecord on, Context context, Instant now) {
    return a.envelope().mode() == Mode.PERFORMED
        ? stale(a, a.version(), on, context, now)
        : missing(a, a.version(), on, context, now);
  }

  /// Judged by where the party stood when it was said: after its withdrawal took effect, consent is
  /// a new accession.
  private static Optional<Refusal> standingConsent(
      DeclareConsent a, OnRecord on, Context context, Instant now) {
    if (!(a.by() instanceof Actor.Named(var party))) return Optional.empty();
    var at = Context.judgedAt(a, now);
    var consents = on.consents(context::counts);
    var state = consents.standing(party, a.version(), at);
    return switch (a.decision()) {
      case ACCEPT, SIGN ->
          repeats(a, party, state, consents, at)
              .filter(_ -> context.counts(a.envelope()))
              .map(said -> new AlreadyAccepted(a.version(), said.actId()));
      case REJECT -> bound(state.standing(), state, a, on, context, at);
      case WITHDRAW -> {
        var back = state.takenBack(a.means());
        yield back.isEmpty()
            ? Optional.of(new NoConsentToWithdraw(a.version()))
            : bound(back, state, a, on, context, at);
      }
    };
  }

  /// What says the same already: what stood by then, or what was said next.
  private static Optional<AgreementAct> repeats(
      DeclareConsent a,
      Id party,
      PartyConsent<Given<AgreementAct>> state,
      Consents<AgreementAct> consents,
      Instant at) {
    if (!state.goesFurther(a)) return state.standing().map(Given::said);
    return consents
        .next(party, a.version(), at)
        .filter(next -> !state.after(a, new Given<>(a, next.from())).goesFurther(next.act()))
        .map(Consents.Word::said);
  }

  /// Whoever accepted what is in force ends that by notice, and not by a change of mind. A mere
  /// signature does not bind.
  private static Optional<Refusal> bound(
      Optional<Given<AgreementAct>> back,
      PartyConsent<Given<AgreementAct>> state,
      DeclareConsent a,
      OnRecord on,
      Context context,
      Instant at) {
    if (back.isEmpty() || state.signature().equals(back)) return Optional.empty();
    return on.inForceSince(on.version(a.version()).orElseThrow(), context::counts)
        .filter(since -> !at.isBefore(since))
        .map(_ -> new InForceUseNotice(a.agreement()));
  }

  private static Optional<Refusal> against(
      ConfirmReadiness a, OnRecord on, Context context, Instant now) {
    return stale(a, a.version(), on, context, now)
        .or(() -> saidBefore(a, a.version(), on, now))
        .or(() ->
            a.scope().stream().flatMap(key -> notOwed(a, key, on, context).stream()).findFirst())
        .or(() -> illTyped("conditions", a.conditions(), a, on, context))
        .or(() -> endsBeforeItBegins(a, now))
        .or(() ->
            Context.isHistory(a)
                ? Optional.empty()
                : terminated(a, on, context, now)
                    .or(() ->
                        a.scope().stream()
                            .flatMap(key -> performed(a, key, context).stream())
                            .findFirst()));
  }

  static Optional<Refusal> illTyped(
      String field, Optional<Expr> expr, AgreementAct act, OnRecord on, Context context) {
    return ExprRules.of(act.agreement(), on, context.known())
        .firstFault(field, expr)
        .map(f -> new IllTypedExpression(f.path(), f.fault()));
  }

  private static Optional<Refusal> notOwed(
      ConfirmReadiness a, Id key, OnRecord on, Context context) {
    var commitment = on.version(a.version()).orElseThrow().terms().commitment(key);
    if (commitment.isEmpty())
      return Optional.of(new Unknown(Subject.COMMITMENT, "scope", key.value()));
    var debtors = on.holding(commitment.get(), AgreementAct.Side.DEBTOR, context::counts);
    return debtors.stream().anyMatch(a.by()::is) || mayOwe(a, key, debtors, context)
        ? Optional.empty()
        : Optional.of(new NotDebtor(key, debtors, a.by()));
  }

  /// Where the text leaves open who owes it, whoever may; and anybody whom somebody holds to owe
  /// it.
  private static boolean mayOwe(ConfirmReadiness a, Id key, List<Id> debtors, Context context) {
    return debtors.isEmpty()
        || context.known().heldToOwe(KeyRef.of(a.agreement(), key)).anyMatch(a.by()::is);
  }

  private static Optional<Refusal> endsBeforeItBegins(ConfirmReadiness a, Instant now) {
    var stated = a.envelope().statedFrom().orElse(now);
    return a.until()
        .flatMap(until -> until.ends())
        .filter(end -> !end.isAfter(stated))
        .map(end -> new EndsBeforeItBegins(end, stated));
  }

  private static Optional<Refusal> performed(ConfirmReadiness a, Id key, Context context) {
    return context
        .known()
        .undisputedPerformance(KeyRef.of(a.agreement(), key))
        .map(act -> new NothingToPerform(key, act));
  }

  private static Optional<Refusal> against(WithdrawReadiness a, OnRecord on, Context context) {
    return a.scope().stream()
        .filter(key ->
            on.readiness(a.by(), a.version(), key, context::counts)
                .filter(ConfirmReadiness.class::isInstance)
                .isEmpty())
        .<Refusal>map(key -> new NoReadiness(key, a.version()))
        .findFirst();
  }

  private static Optional<Refusal> against(RelateAgreements a, OnRecord on, Context context) {
    return a.pairs().stream()
        .filter(pair ->
            on.versions().stream().noneMatch(v -> v.terms().commitment(pair.from()).isPresent()))
        .<Refusal>map(pair -> new Unknown(Subject.COMMITMENT, "pairs.from", pair.from().value()))
        .findFirst()
        .or(() ->
            a.pairs().stream()
                .filter(pair ->
                    context
                        .known()
                        .agreementsWith(KeyRef.of(a.to(), pair.to()))
                        .findAny()
                        .isEmpty())
                .<Refusal>map(
                    pair -> new Unknown(Subject.COMMITMENT, "pairs.to", pair.to().value()))
                .findFirst());
  }

  /// What was replaced by then cannot be worked with any more; what is in force can, whatever is
  /// proposed beside it.
  private static Optional<Refusal> stale(
      AgreementAct act, int given, OnRecord on, Context context, Instant now) {
    var at = Context.judgedAt(act, now);
    return missing(act, given, on, context, now)
        .or(() ->
            on.version(given)
                .filter(_ -> !Context.isHistory(act))
                .filter(version -> on.isSuperseded(version, at, context::counts))
                .map(_ -> notCurrent(act, given, on.currentAt(at, context::counts))));
  }

  private static Optional<Refusal> missing(
      AgreementAct act, int given, OnRecord on, Context context, Instant now) {
    return on.version(given).isPresent()
        ? Optional.empty()
        : Optional.of(
            notCurrent(act, given, on.currentAt(Context.judgedAt(act, now), context::counts)));
  }

  private static Refusal notCurrent(AgreementAct act, int given, Version current) {
    return new StaleVersion(
        act.agreement(), current.number(), given, current.since(), current.because());
  }

  /// Nobody consents to terms, or is ready for them, before there are any.
  private static Optional<Refusal> saidBefore(
      AgreementAct act, int version, OnRecord on, Instant now) {
    var since = on.version(version).orElseThrow().since();
    var envelope = act.envelope();
    var ends = envelope.statedAt().flatMap(When::ends).or(envelope::statedFrom).orElse(now);
    return envelope.mode() == Mode.REPORTED && ends.isBefore(since)
        ? Optional.of(new SaidBeforeTheTerms(act.agreement(), version, since, ends))
        : Optional.empty();
  }

  /// Withdrawn, lapsed or ended by notice: nothing more can be made of it but a new agreement.
  private static Optional<Refusal> closed(
      AgreementAct act, OnRecord on, Context context, Instant now) {
    return Context.isHistory(act)
        ? Optional.empty()
        : on.withdrawal(Context.judgedAt(act, now), context::counts)
            .<Refusal>map(w -> new ClosedAgreement(act.agreement(), "WITHDRAWN", w.actId()))
            .or(() -> lapsed(act, on, context, now))
            .or(() -> terminated(act, on, context, now));
  }

  private static Optional<Refusal> terminated(
      AgreementAct act, OnRecord on, Context context, Instant now) {
    return on.termination(Context.judgedAt(act, now), context::counts)
        .map(n -> new ClosedAgreement(act.agreement(), "TERMINATED", n.actId()));
  }

  private static Optional<Refusal> lapsed(
      AgreementAct act, OnRecord on, Context context, Instant now) {
    var judged = Context.judgedAt(act, now);
    return on.versions().stream().anyMatch(v -> on.concluded(v, context::counts))
        ? Optional.empty()
        : on.currentAt(judged, context::counts)
            .offerExpires()
            .filter(expiry -> !judged.isBefore(expiry))
            .map(expiry -> new OfferLapsed(act.agreement(), expiry));
  }

  static Optional<Refusal> outsider(AgreementAct act, Version version) {
    return version.participants().stream().anyMatch(act.by()::is)
        ? Optional.empty()
        : Optional.of(new NotAParticipant(act.by(), version.participants()));
  }

  private static Optional<Refusal> taken(Agreement state, AgreementAct act) {
    return state instanceof OnRecord
        ? Optional.of(new IdTaken(Subject.AGREEMENT, "agreement", act.agreement()))
        : Optional.empty();
  }

  private static Optional<Refusal> found(
      Agreement state, AgreementAct act, Function<OnRecord, Optional<Refusal>> rule) {
    return switch (state) {
      case Unrecorded _ ->
          Optional.of(new Unknown(Subject.AGREEMENT, "agreement", act.agreement().value()));
      case OnRecord on -> rule.apply(on);
    };
  }
}
