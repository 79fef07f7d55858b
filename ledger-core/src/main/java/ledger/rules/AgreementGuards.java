package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.Envelope.Mode;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.agreement.Version;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ClosedAgreement;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.OfferLapsed;
import ledger.decision.Refusal.SaidBeforeTheTerms;
import ledger.decision.Refusal.StaleVersion;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.value.When;

/// What several kinds of acts about an agreement meet: the version that is named is there and
/// current, its terms were there when the act was said, and the agreement is open to it.
///
/// A performed act is judged by what is current now, a reported one by what was current when it was
/// said: late is recorded, wrong is refused. Imported history is never refused for its state.
///
/// @param on the agreement that the act is about
record AgreementGuards(
    AgreementAct act, Agreement<Declared> on, NegotiationState state, Instant now) {

  /// @param field in which the version is given
  Optional<Refusal> missing(String field, int given) {
    return on.version(given).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Unknown(
                RefusalSubject.VERSION,
                field,
                String.valueOf(given),
                on.versions().stream().map(v -> String.valueOf(v.number())).toList()));
  }

  /// What was replaced by then cannot be worked with any more; what is in force can, whatever is
  /// proposed beside it.
  Optional<Refusal> stale(int given) {
    var at = judgedAt();
    return missing("version", given)
        .or(() ->
            on.version(given)
                .filter(_ -> !Guards.isHistory(act))
                .filter(version -> on.tree(state::counts).isSuperseded(version, at))
                .map(_ -> notCurrent(given, on.currentAt(at, state::counts))));
  }

  private Refusal notCurrent(int given, Version current) {
    return new StaleVersion(
        act.agreement(), current.number(), given, current.since(), current.act());
  }

  /// Nobody consents to terms, or is ready for them, before there are any.
  Optional<Refusal> saidBefore(int version) {
    var since = on.version(version).orElseThrow().since();
    var envelope = act.envelope();
    var ends = envelope.statedAt().flatMap(When::ends).or(envelope::statedFrom).orElse(now);
    return envelope.mode() == Mode.REPORTED && ends.isBefore(since)
        ? Optional.of(new SaidBeforeTheTerms(act.agreement(), version, since, ends))
        : Optional.empty();
  }

  /// Withdrawn, lapsed or ended by notice: nothing more can be made of it but a new agreement.
  Optional<Refusal> closed() {
    return Guards.isHistory(act)
        ? Optional.empty()
        : on.withdrawal(judgedAt(), state::counts)
            .<Refusal>map(w -> new ClosedAgreement(act.agreement(), "WITHDRAWN", w.actId()))
            .or(this::lapsed)
            .or(this::terminated);
  }

  Optional<Refusal> terminated() {
    return on.termination(judgedAt(), state::counts)
        .map(n -> new ClosedAgreement(act.agreement(), "TERMINATED", n.actId()));
  }

  private Optional<Refusal> lapsed() {
    var judged = judgedAt();
    return on.isConcluded(state::counts)
        ? Optional.empty()
        : on.currentAt(judged, state::counts)
            .offerExpires()
            .flatMap(When::ends)
            .filter(expiry -> !judged.isBefore(expiry))
            .map(expiry -> new OfferLapsed(act.agreement(), expiry));
  }

  Optional<Refusal> outsider(Version version) {
    return version.participants().stream().anyMatch(act.by()::is)
        ? Optional.empty()
        : Optional.of(new NotAParticipant(act.by(), version.participants()));
  }

  /// Whoever consented is a participant too, whether or not the text names it.
  static boolean isIn(
      Version version, Actor actor, Agreement<Declared> on, NegotiationState state) {
    return version.participants().stream().anyMatch(actor::is)
        || on.consents(state::counts).hasSpoken(actor, version.number());
  }

  Instant judgedAt() {
    return Guards.judgedAt(act, now);
  }
}
