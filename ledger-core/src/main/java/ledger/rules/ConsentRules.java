package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Actor;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.Envelope.Mode;
import ledger.agreement.Agreement;
import ledger.agreement.Consents;
import ledger.agreement.Consents.Given;
import ledger.agreement.Declared;
import ledger.agreement.PartyConsent;
import ledger.agreement.Version;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.InForceUseNotice;
import ledger.decision.Refusal.NoConsentToWithdraw;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.value.Id;

/// Who may consent to a version, what says nothing new, and what can still be taken back.
///
/// @param on the agreement that it consents to
record ConsentRules(
    DeclareConsent act, Agreement<Declared> on, NegotiationState state, AgreementGuards guards) {

  static Optional<Refusal> against(
      DeclareConsent a, Agreement<Declared> on, NegotiationState state, Instant now) {
    return new ConsentRules(a, on, state, new AgreementGuards(a, on, state, now)).against();
  }

  private Optional<Refusal> against() {
    return staleConsent()
        .or(() -> unknownTerm(version()))
        .or(() ->
            Guards.isHistory(act)
                ? Optional.empty()
                : guards
                    .saidBefore(act.version())
                    .or(guards::closed)
                    .or(this::mayNotJoin)
                    .or(this::standingConsent));
  }

  private Version version() {
    return on.version(act.version()).orElseThrow();
  }

  /// Consent to an older version may be reported: it was given to that version, and stays with it.
  private Optional<Refusal> staleConsent() {
    return act.envelope().mode() == Mode.PERFORMED
        ? guards.stale(act.version())
        : guards.missing("version", act.version());
  }

  private Optional<Refusal> unknownTerm(Version version) {
    return act.declarations().stream()
        .flatMap(d -> d.termId().stream())
        .filter(id -> version.terms().term(id).isEmpty())
        .<Refusal>map(id -> new Unknown(RefusalSubject.TERM, "declarations.termId", id.value()))
        .findFirst();
  }

  /// Participants consent; so do those whom the text lets accede, and who succeeds a participant.
  private Optional<Refusal> mayNotJoin() {
    var version = version();
    boolean accedes =
        act.by() instanceof Actor.Named(var actor)
            && version
                .terms()
                .accession()
                .filter(open -> open.admits(actor, guards.judgedAt()))
                .isPresent();
    if (accedes) return Optional.empty();
    var before = act.succeeds().<Actor>map(Actor.Named::new);
    if (before.isEmpty()) return guards.outsider(version);
    return AgreementGuards.isIn(version, before.get(), on, state)
        ? Optional.empty()
        : Optional.of(new NotAParticipant(before.get(), version.participants()));
  }

  /// Judged by where the party stood when it was said: after its withdrawal took effect, consent is
  /// a new accession.
  private Optional<Refusal> standingConsent() {
    if (!(act.by() instanceof Actor.Named(var party))) return Optional.empty();
    var at = guards.judgedAt();
    var consents = on.consents(state::counts);
    var consent = consents.standing(party, act.version(), at);
    return switch (act.decision()) {
      case ACCEPT, SIGN ->
          repeats(party, consent, consents, at)
              .filter(_ -> state.counts(act.envelope()))
              .map(said -> new AlreadyAccepted(act.version(), said.act().actId()));
      case REJECT -> bound(consent.standing(), consent, at);
      case WITHDRAW -> {
        var back = consent.takenBack(act.means());
        yield back.isEmpty()
            ? Optional.of(new NoConsentToWithdraw(act.version()))
            : bound(back, consent, at);
      }
    };
  }

  /// What says the same already: what stood by then, or what was said next.
  private Optional<Declared> repeats(
      Id party, PartyConsent<Given<Declared>> consent, Consents<Declared> consents, Instant at) {
    if (!consent.goesFurther(act)) return consent.standing().map(Given::said);
    return consents
        .next(party, act.version(), at)
        .filter(next ->
            !consent
                .after(act, new Given<>(new Declared(act, at), next.from()))
                .goesFurther(next.act()))
        .map(Consents.Word::said);
  }

  /// Whoever accepted what is in force ends that by notice, and not by a change of mind. A mere
  /// signature does not bind.
  private Optional<Refusal> bound(
      Optional<Given<Declared>> back, PartyConsent<Given<Declared>> consent, Instant at) {
    if (back.isEmpty() || consent.signature().equals(back)) return Optional.empty();
    return on.inForceSince(version(), state::counts)
        .filter(since -> !at.isBefore(since))
        .map(_ -> new InForceUseNotice(act.agreement()));
  }
}
