package ledger.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.agreement.Version;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoStandingNotice;
import ledger.decision.Refusal.NoSuchPower;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotTheGiver;
import ledger.decision.Refusal.NoticeTookEffect;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.Effect;
import ledger.terms.Power;
import ledger.value.Id;

/// Who may give notice, on what power, and until when it can be taken back. A notice period that is
/// not kept is flagged, and never refused.
final class NoticeRules {

  private NoticeRules() {}

  static Optional<Refusal> against(GiveNotice a, Agreement<Declared> on, NegotiationState state) {
    if (state.hasNotice(a.noticeId()))
      return Optional.of(new IdTaken(RefusalSubject.NOTICE, "noticeId", a.noticeId()));
    return (Guards.isHistory(a) ? Optional.<Refusal>empty() : outsider(a, on, state))
        .or(() -> noPower(a, on))
        .or(() -> unknownScope(a, on))
        .or(() ->
            ExprRules.of(a.agreement(), on, state).illTyped("effectUnless", a.effectUnless()));
  }

  private static Optional<Refusal> outsider(
      GiveNotice a, Agreement<Declared> on, NegotiationState state) {
    return Stream.concat(Stream.of(a.by()), a.participant().stream().map(Actor.Named::new))
        .filter(actor ->
            on.versions().stream().noneMatch(v -> AgreementGuards.isIn(v, actor, on, state)))
        .<Refusal>map(actor -> new NotAParticipant(actor, on.participants()))
        .findFirst();
  }

  private static Optional<Refusal> noPower(GiveNotice a, Agreement<Declared> on) {
    if (a.isExtraTextual()) return Optional.empty();
    var powers = on.versions().stream().flatMap(v -> powers(v).stream()).toList();
    return powers.stream().anyMatch(p -> fits(p, a))
        ? Optional.empty()
        : Optional.of(
            new NoSuchPower(
                a.powerKey(), a.effect(), powers.stream().map(Power::key).distinct().toList()));
  }

  private static List<Power> powers(Version version) {
    return version.terms().terms().stream()
        .filter(Power.class::isInstance)
        .map(Power.class::cast)
        .toList();
  }

  private static boolean fits(Power power, GiveNotice a) {
    return power.key().equals(a.powerKey())
        && power.effect() == a.effect()
        && (power.holders().isEmpty() || power.holders().stream().anyMatch(a.by()::is));
  }

  /// An objection is to terms; every other notice is about commitments.
  private static Optional<Refusal> unknownScope(GiveNotice a, Agreement<Declared> on) {
    return a.scope().stream()
        .filter(id -> a.effect() == Effect.OBJECT ? !hasTerm(on, id) : !on.hasCommitment(id))
        .<Refusal>map(id ->
            new Unknown(
                a.effect() == Effect.OBJECT ? RefusalSubject.TERM : RefusalSubject.COMMITMENT,
                "scope",
                id.value()))
        .findFirst();
  }

  private static boolean hasTerm(Agreement<Declared> on, Id id) {
    return on.versions().stream().anyMatch(v -> v.terms().term(id).isPresent());
  }

  static Optional<Refusal> against(
      WithdrawNotice a, Agreement<Declared> on, NegotiationState state, Instant now) {
    var notice = on.notice(a.noticeId());
    if (notice.isEmpty())
      return Optional.of(new Unknown(RefusalSubject.NOTICE, "noticeId", a.noticeId().value()));
    if (!notice.get().by().equals(a.by()))
      return Optional.of(new NotTheGiver(a.noticeId(), notice.get().by()));
    if (on.withdrawn(a.noticeId(), state::counts).isPresent())
      return Optional.of(new NoStandingNotice(a.noticeId()));
    return notice
        .get()
        .effectiveAt()
        .begins()
        .filter(effective -> !Guards.isHistory(a) && !Guards.judgedAt(a, now).isBefore(effective))
        .map(effective -> new NoticeTookEffect(a.noticeId(), effective));
  }
}
