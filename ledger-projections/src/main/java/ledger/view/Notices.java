package ledger.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.terms.CivilTime;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.terms.Expr;
import ledger.terms.Power;
import ledger.value.Id;

/// What the notices given about one agreement come to in a view. Whether one has effect is asked
/// only where that matters, so that a commitment hangs on no notice that does not reach it.
public final class Notices {

  public enum State {
    /// Given, and not yet effective.
    GIVEN,
    WITHDRAWN,
    AVERTED,
    EFFECTIVE,
    /// An opposite notice has ended it.
    ENDED,
    /// A party denies that it is valid or reserves on it; the record takes no side.
    CONTESTED,
    /// The view leaves open whether it has effect.
    UNDETERMINED,
    /// The holder of the view denies that it is valid.
    NOT_ACCEPTED,
    /// Said for the giver with a strength that does not count.
    NOT_COUNTED,
    /// Given by somebody who takes no part in the agreement.
    BY_AN_OUTSIDER
  }

  /// @param participant whose participation it is about
  /// @param onShortNotice it does not keep the notice period of the power it uses
  public record Notice(
      StatementOnRecord<GiveNotice> said, Optional<Id> participant, boolean onShortNotice) {

    public Instant effectiveAt() {
      return said.act().effectiveAt().begins().orElseThrow();
    }

    Effect effect() {
      return said.act().effect();
    }
  }

  private final List<Notice> all;
  private final AgreementFile file;
  private final Assumptions assumptions;
  private final Valuation.In valuation;

  Notices(AgreementFile file, Assumptions assumptions, Valuation valuation) {
    this.file = file;
    this.assumptions = assumptions;
    this.valuation = valuation.in(file.id());
    this.all = given(file);
  }

  /// Every notice about an agreement, as it was given.
  public static List<Notice> given(AgreementFile file) {
    return file.notices().stream().map(said -> notice(said, file)).toList();
  }

  private static Notice notice(StatementOnRecord<GiveNotice> said, AgreementFile file) {
    var act = said.act();
    return new Notice(
        said,
        act.participant().or(() -> AgreementFile.named(act.by())),
        power(act, file)
            .flatMap(Power::noticePeriod)
            .flatMap(period -> CivilTime.after(said.since(), period).begins())
            .filter(act.effectiveAt().begins().orElseThrow()::isBefore)
            .isPresent());
  }

  /// How a notice stands in this view.
  public State state(Notice notice) {
    return barred(notice)
        .orElseGet(() -> {
          if (!isAccepted(notice)) return State.NOT_ACCEPTED;
          var about = assumptions.dossier().about();
          if (about.isBefore(notice.effectiveAt())) return State.GIVEN;
          return endsAt(notice).filter(end -> !about.isBefore(end)).isPresent()
              ? State.ENDED
              : State.EFFECTIVE;
        });
  }

  /// Why it has no effect in any view.
  private Optional<State> barred(Notice notice) {
    var said = notice.said();
    if (!said.counts()) return Optional.of(State.NOT_COUNTED);
    if (!file.takesPart(said.act().by())) return Optional.of(State.BY_AN_OUTSIDER);
    if (isWithdrawn(notice)) return Optional.of(State.WITHDRAWN);
    return isAverted(notice) ? Optional.of(State.AVERTED) : Optional.empty();
  }

  private boolean isWithdrawn(Notice notice) {
    return file.noticesWithdrawn().stream()
        .filter(StatementOnRecord<WithdrawNotice>::counts)
        .filter(w -> w.act().noticeId().equals(notice.said().act().noticeId()))
        .filter(w -> w.act().by().equals(notice.said().act().by()))
        .anyMatch(w -> w.entry().effective().isBefore(notice.effectiveAt()));
  }

  private boolean isAverted(Notice notice) {
    Optional<Expr> unless =
        notice
            .said()
            .act()
            .effectUnless()
            .or(() -> power(notice.said().act(), file).flatMap(Power::effectUnless));
    return unless
        .map(valuation::of)
        .flatMap(Fluent::first)
        .filter(s -> s.from().isBefore(notice.effectiveAt()))
        .isPresent();
  }

  private static Optional<Power> power(GiveNotice act, AgreementFile file) {
    return file.versions().stream()
        .flatMap(v -> v.terms().power(act.powerKey()).stream())
        .reduce((_, later) -> later);
  }

  /// Those of one effect that take it in this view, in the order of their days.
  public Stream<Notice> taking(Effect effect) {
    return ofEffect(effect).filter(this::isAccepted);
  }

  boolean isAccepted(Notice notice) {
    return assumptions.takesEffect(notice.said());
  }

  /// Those that take it wherever they are accepted.
  Stream<Notice> ofEffect(Effect effect) {
    return all.stream()
        .filter(n -> n.effect() == effect && barred(n).isEmpty())
        .sorted(Comparator.comparing(Notice::effectiveAt));
  }

  /// Those about one participant.
  public Stream<Notice> taking(Effect effect, Id participant) {
    return ofEffect(effect)
        .filter(n -> n.participant().equals(Optional.of(participant)))
        .filter(this::isAccepted);
  }

  /// A suspension ends where its giver resumes.
  public Optional<Instant> endsAt(Notice notice) {
    if (notice.effect() != Effect.SUSPEND) return Optional.empty();
    return ofEffect(Effect.RESUME)
        .filter(n -> n.participant().equals(notice.participant()))
        .filter(n -> coversScope(n.said().act(), notice.said().act()))
        .filter(n -> n.effectiveAt().isAfter(notice.effectiveAt()))
        .filter(this::isAccepted)
        .map(Notice::effectiveAt)
        .findFirst();
  }

  private static boolean coversScope(GiveNotice resume, GiveNotice suspend) {
    return resume.scope().isEmpty() || resume.scope().containsAll(suspend.scope());
  }

  /// While this commitment is suspended.
  public Fluent suspended(Commitment commitment) {
    return Fluent.any(
        ofEffect(Effect.SUSPEND)
            .filter(n -> reaches(n, commitment))
            .filter(this::isAccepted)
            .map(this::during));
  }

  private Fluent during(Notice notice) {
    return Fluent.between(
        notice.effectiveAt(),
        endsAt(notice).orElse(Instant.MAX),
        notice.said().act().effectiveAt(),
        List.of(notice.said().act().actId()));
  }

  /// Without a scope a suspension reaches what is owed by or to the participant it is about.
  private boolean reaches(Notice notice, Commitment commitment) {
    var scope = notice.said().act().scope();
    return scope.isEmpty()
        ? notice
            .participant()
            .filter(p ->
                assumptions.debtors(file, commitment).contains(p)
                    || assumptions.creditors(file, commitment).contains(p))
            .isPresent()
        : scope.contains(commitment.key());
  }
}
