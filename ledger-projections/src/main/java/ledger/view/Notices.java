package ledger.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.Id;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Said;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.terms.EntryIntoForce;
import ledger.terms.Expr;
import ledger.terms.Power;

/// What the notices given about one agreement come to in a view.
public record Notices(List<Notice> all) {

  public enum State {
    /// Given, and not yet effective.
    GIVEN,
    WITHDRAWN,
    AVERTED,
    EFFECTIVE,
    /// An opposite notice has ended it.
    ENDED,
    /// A participant denies that it is valid; the record takes no side.
    CONTESTED,
    /// The holder of the view denies that it is valid, or has not affirmed what needs affirming.
    NOT_ACCEPTED,
    /// Said for the giver with a strength that does not count.
    NOT_COUNTED,
    /// Given by somebody who takes no part in the agreement.
    BY_AN_OUTSIDER
  }

  /// @param participant whose participation it is about
  /// @param takesEffect from its date on, in this view
  /// @param endsAt when an opposite notice takes its effect away
  /// @param onShortNotice it does not keep the notice period of the power it uses
  public record Notice(
      Said<GiveNotice> said,
      Optional<Id> participant,
      State state,
      boolean takesEffect,
      Optional<Instant> endsAt,
      boolean onShortNotice) {

    public Instant effectiveAt() {
      return said.act().effectiveAt().begins().orElseThrow();
    }

    Fluent effect() {
      return Fluent.between(
          effectiveAt(),
          endsAt.orElse(Instant.MAX),
          said.act().effectiveAt(),
          List.of(said.act().actId()));
    }
  }

  static Notices of(AgreementFile file, Choice choice, Picture picture) {
    if (file.notices().isEmpty()) return new Notices(List.of());
    var judged = file.notices().stream().map(n -> judged(n, file, choice, picture)).toList();
    return new Notices(
        judged.stream().map(n -> ended(n, judged, choice.dossier().about())).toList());
  }

  private static Notice judged(
      Said<GiveNotice> said, AgreementFile file, Choice choice, Picture picture) {
    var act = said.act();
    var power = power(act, file);
    var at = act.effectiveAt().begins().orElseThrow();
    var state = state(said, at, power, file, choice, picture);
    return new Notice(
        said,
        act.participant().or(() -> AgreementFile.named(act.by())),
        state == State.EFFECTIVE && choice.dossier().about().isBefore(at) ? State.GIVEN : state,
        state == State.EFFECTIVE,
        Optional.empty(),
        power
            .flatMap(Power::noticePeriod)
            .map(period -> EntryIntoForce.after(said.entry().effective(), Optional.of(period)))
            .filter(at::isBefore)
            .isPresent());
  }

  private static State state(
      Said<GiveNotice> said,
      Instant at,
      Optional<Power> power,
      AgreementFile file,
      Choice choice,
      Picture picture) {
    if (!said.counts()) return State.NOT_COUNTED;
    if (!file.takesPart(said.act().by())) return State.BY_AN_OUTSIDER;
    if (isWithdrawn(said, at, file)) return State.WITHDRAWN;
    if (isAverted(said, at, power, picture)) return State.AVERTED;
    if (said.act().effect() == Effect.REINSTATE)
      return choice.affirmsValid(said.act().actId(), parties(file))
          ? State.EFFECTIVE
          : State.NOT_ACCEPTED;
    return switch (choice.validity(said.act().actId(), file::takesPart)) {
      case VALID -> State.EFFECTIVE;
      case DENIED -> State.NOT_ACCEPTED;
      case CONTESTED -> State.CONTESTED;
    };
  }

  private static List<Id> parties(AgreementFile file) {
    return file.current().map(Version::parties).orElse(List.of());
  }

  private static boolean isWithdrawn(Said<GiveNotice> said, Instant at, AgreementFile file) {
    return file.noticesWithdrawn().stream()
        .filter(Said<WithdrawNotice>::counts)
        .filter(w -> w.act().noticeId().equals(said.act().noticeId()))
        .filter(w -> w.act().by().equals(said.act().by()))
        .anyMatch(w -> w.entry().effective().isBefore(at));
  }

  private static boolean isAverted(
      Said<GiveNotice> said, Instant at, Optional<Power> power, Picture picture) {
    Optional<Expr> unless = said.act().effectUnless().or(() -> power.flatMap(Power::effectUnless));
    return unless
        .map(picture.in(said.act().agreement())::of)
        .flatMap(Fluent::first)
        .filter(s -> s.from().isBefore(at))
        .isPresent();
  }

  private static Optional<Power> power(GiveNotice act, AgreementFile file) {
    return file.versions().stream()
        .flatMap(v -> v.terms().power(act.powerKey()).stream())
        .reduce((_, later) -> later);
  }

  /// A suspension ends where its giver resumes.
  private static Notice ended(Notice notice, List<Notice> all, Instant about) {
    if (notice.said().act().effect() != Effect.SUSPEND || !notice.takesEffect()) return notice;
    return all.stream()
        .filter(n -> n.said().act().effect() == Effect.RESUME && n.takesEffect())
        .filter(n -> n.participant().equals(notice.participant()))
        .filter(n -> coversScope(n.said().act(), notice.said().act()))
        .map(Notice::effectiveAt)
        .filter(at -> at.isAfter(notice.effectiveAt()))
        .min(Instant::compareTo)
        .map(at ->
            new Notice(
                notice.said(),
                notice.participant(),
                at.isAfter(about) ? notice.state() : State.ENDED,
                true,
                Optional.of(at),
                notice.onShortNotice()))
        .orElse(notice);
  }

  private static boolean coversScope(GiveNotice resume, GiveNotice suspend) {
    return resume.scope().isEmpty() || resume.scope().containsAll(suspend.scope());
  }

  /// Those of one effect that take it in this view.
  public Stream<Notice> taking(Effect effect) {
    return all.stream().filter(n -> n.takesEffect() && n.said().act().effect() == effect);
  }

  /// While this commitment is suspended.
  public Fluent suspended(Commitment commitment, AgreementFile file) {
    return Fluent.any(
        taking(Effect.SUSPEND).filter(n -> reaches(n, commitment, file)).map(Notice::effect));
  }

  /// While the record cannot say whether this commitment is suspended.
  public Fluent contested(Commitment commitment, AgreementFile file) {
    return Fluent.any(
        all.stream()
            .filter(n -> n.state() == State.CONTESTED)
            .filter(n ->
                switch (n.said().act().effect()) {
                  case SUSPEND -> reaches(n, commitment, file);
                  case TERMINATE -> true;
                  case WITHDRAW -> holds(n, commitment, file);
                  case RESUME, EXTEND, OBJECT, REINSTATE, PROVISIONAL -> false;
                })
            .map(Notice::effect));
  }

  /// Without a scope a suspension reaches what is owed by or to the participant it is about.
  private static boolean reaches(Notice notice, Commitment commitment, AgreementFile file) {
    var scope = notice.said().act().scope();
    return scope.isEmpty() ? holds(notice, commitment, file) : scope.contains(commitment.key());
  }

  private static boolean holds(Notice notice, Commitment commitment, AgreementFile file) {
    return notice
        .participant()
        .filter(p ->
            file.holders(commitment, Side.DEBTOR).contains(p)
                || file.holders(commitment, Side.CREDITOR).contains(p))
        .isPresent();
  }
}
