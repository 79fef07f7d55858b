package ledger.agreement;

import static ledger.decision.Decision.accept;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.Envelope.Mode;
import ledger.act.Event.AgreementClaimed;
import ledger.act.Event.AgreementProposed;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.ConsentDeclared;
import ledger.act.Event.ReadinessConfirmed;
import ledger.act.Event.ReadinessWithdrawn;
import ledger.act.Event.ReadingAdvanced;
import ledger.act.Event.TermsRevised;
import ledger.act.Id;
import ledger.act.When;
import ledger.agreement.Agreement.OnRecord;
import ledger.agreement.Agreement.Unrecorded;
import ledger.agreement.Agreement.Version;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.ClaimWithoutSource;
import ledger.decision.Refusal.EndsBeforeItBegins;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.InForceUseNotice;
import ledger.decision.Refusal.NoClaimant;
import ledger.decision.Refusal.NoConsentToWithdraw;
import ledger.decision.Refusal.NoCounterparty;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.OfferLapsed;
import ledger.decision.Refusal.SaidBeforeTheTerms;
import ledger.decision.Refusal.StaleVersion;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
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
              case ProposeAgreement a -> taken(state, a).or(() -> against(a));
              case RecordClaimedAgreement a -> taken(state, a).or(() -> against(a));
              case ReviseTerms a -> found(state, a, on -> against(a, on, context, now));
              case DeclareConsent a -> found(state, a, on -> against(a, on, context, now));
              case ConfirmReadiness a -> found(state, a, on -> against(a, on, context, now));
              case WithdrawReadiness a -> found(state, a, on -> against(a, on, context));
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
                  case AdvanceReading a -> new ReadingAdvanced(a);
                  case RelateAgreements a -> new AgreementsRelated(a);
                }));
  }

  private static Optional<Refusal> against(ProposeAgreement a) {
    var others = a.terms().parties().stream().filter(party -> !a.by().is(party)).findAny();
    return others.isEmpty() && a.form() != Form.UNILATERAL
        ? Optional.of(new NoCounterparty())
        : TermsRules.against(a.terms());
  }

  private static Optional<Refusal> against(RecordClaimedAgreement a) {
    if (a.by() instanceof Actor.Anonymous) return Optional.of(new NoClaimant());
    boolean sourced = a.envelope().chain().stream().anyMatch(r -> r.sourceId().isPresent());
    return sourced || a.envelope().mode() == Mode.PERFORMED
        ? TermsRules.against(a.terms())
        : Optional.of(new ClaimWithoutSource());
  }

  private static Optional<Refusal> against(
      ReviseTerms a, OnRecord on, Context context, Instant now) {
    return stale(a, a.basedOn(), on, now)
        .or(() -> lapsed(a, on, context, now))
        .or(() -> outsider(a, on.current()))
        .or(() -> TermsRules.against(a.terms()));
  }

  private static Optional<Refusal> against(
      DeclareConsent a, OnRecord on, Context context, Instant now) {
    return staleConsent(a, on, now)
        .or(() -> saidBefore(a, a.version(), on, now))
        .or(() -> lapsed(a, on, context, now))
        .or(() -> outsider(a, on.version(a.version()).orElseThrow()))
        .or(() -> standingConsent(a, on, context));
  }

  /// Consent to an older version may be reported: it was given to that version, and stays with it.
  private static Optional<Refusal> staleConsent(DeclareConsent a, OnRecord on, Instant now) {
    boolean exists = on.version(a.version()).isPresent();
    return exists && a.envelope().mode() != Mode.PERFORMED
        ? Optional.empty()
        : stale(a, a.version(), on, now);
  }

  private static Optional<Refusal> standingConsent(DeclareConsent a, OnRecord on, Context context) {
    var standing = on.consent(a.by(), a.version(), context::counts);
    boolean accepted =
        standing.filter(c -> c.decision() == AgreementAct.Decision.ACCEPT).isPresent();
    return switch (a.decision()) {
      case ACCEPT ->
          accepted && context.counts(a.envelope())
              ? Optional.of(new AlreadyAccepted(a.version(), standing.orElseThrow().actId()))
              : Optional.empty();
      case REJECT -> inForce(a, on, context);
      case WITHDRAW ->
          accepted ? inForce(a, on, context) : Optional.of(new NoConsentToWithdraw(a.version()));
    };
  }

  /// What every party has accepted is ended by notice, and not by one party's change of mind.
  private static Optional<Refusal> inForce(DeclareConsent a, OnRecord on, Context context) {
    return on.concluded(on.version(a.version()).orElseThrow(), context::counts)
        ? Optional.of(new InForceUseNotice(a.agreement()))
        : Optional.empty();
  }

  private static Optional<Refusal> against(
      ConfirmReadiness a, OnRecord on, Context context, Instant now) {
    return stale(a, a.version(), on, now)
        .or(() -> saidBefore(a, a.version(), on, now))
        .or(() ->
            a.scope().stream()
                .flatMap(key -> notOwed(a, key, on.version(a.version()).orElseThrow()).stream())
                .findFirst())
        .or(() -> endsBeforeItBegins(a, now))
        .or(() ->
            a.scope().stream().flatMap(key -> performed(a, key, context).stream()).findFirst());
  }

  private static Optional<Refusal> notOwed(ConfirmReadiness a, Id key, Version version) {
    return version
        .terms()
        .commitment(key)
        .<Optional<Refusal>>map(c ->
            c.debtors().stream().anyMatch(a.by()::is)
                ? Optional.empty()
                : Optional.of(new NotDebtor(key, c.debtors(), a.by())))
        .orElseGet(() -> Optional.of(new Unknown(Subject.COMMITMENT, "scope", key.value())));
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
        .undisputedPerformance(KeyRef.of(a.agreement(), key), context::counts)
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
                .filter(pair -> context.known().debtorsOf(KeyRef.of(a.to(), pair.to())).isEmpty())
                .<Refusal>map(
                    pair -> new Unknown(Subject.COMMITMENT, "pairs.to", pair.to().value()))
                .findFirst());
  }

  private static Optional<Refusal> stale(AgreementAct act, int given, OnRecord on, Instant now) {
    var current =
        switch (act.envelope().mode()) {
          case PERFORMED -> on.current();
          case REPORTED -> on.currentAt(act.envelope().statedFrom().orElse(now));
          case IMPORTED -> on.version(given).orElse(on.current());
        };
    return current.number() == given
        ? Optional.empty()
        : Optional.of(
            new StaleVersion(
                act.agreement(), current.number(), given, current.since(), current.because()));
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

  private static Optional<Refusal> lapsed(
      AgreementAct act, OnRecord on, Context context, Instant now) {
    boolean inForce = on.versions().stream().anyMatch(v -> on.concluded(v, context::counts));
    var judged =
        act.envelope().mode() == Mode.PERFORMED ? now : act.envelope().statedFrom().orElse(now);
    return inForce || act.envelope().mode() == Mode.IMPORTED
        ? Optional.empty()
        : on.current()
            .offerExpires()
            .filter(expiry -> !judged.isBefore(expiry))
            .map(expiry -> new OfferLapsed(act.agreement(), expiry));
  }

  private static Optional<Refusal> outsider(AgreementAct act, Version version) {
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
