package ledger.readiness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.Id;
import ledger.act.When;
import ledger.act.Words;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Said;
import ledger.terms.Commitment;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.view.Picture;

/// Answers "who has declared itself ready, for which commitment of which version?"
public record ReadinessBoard(List<Line> lines) {

  public enum State {
    NONE,
    READY,
    /// Confirmed on a condition that does not hold.
    READY_IF,
    WITHDRAWN,
    EXPIRED,
    /// Confirmed for a version that is not current any more; it takes a new confirmation.
    STALE,
    /// The commitment was performed, and the view accepts that.
    SPENT
  }

  /// @param version the one the readiness was confirmed for, or else the current one
  public record Line(
      Id agreement,
      int version,
      Id key,
      Id debtor,
      State state,
      Optional<When> since,
      Optional<When> until,
      Optional<Id> readingId,
      Optional<Expr> conditions,
      Optional<Words> words,
      Optional<UUID> because) {}

  /// @param picture of the view that is asked for
  public static ReadinessBoard of(Picture picture) {
    return new ReadinessBoard(
        picture.choice().dossier().agreements().values().stream()
            .flatMap(file -> file.current().stream().flatMap(v -> lines(file, v, picture)))
            .toList());
  }

  private static Stream<Line> lines(AgreementFile file, Version current, Picture picture) {
    return current
        .terms()
        .commitments()
        .flatMap(c ->
            file.holders(c, Side.DEBTOR).stream()
                .map(debtor ->
                    declared(file, c, debtor)
                        .map(said -> line(said, file, c, debtor, picture))
                        .orElseGet(() -> none(file, current, c, debtor))));
  }

  /// The last thing this debtor said of it, of the newest version that it said anything of.
  private static Optional<Said<? extends AgreementAct>> declared(
      AgreementFile file, Commitment c, Id debtor) {
    Optional<Said<? extends AgreementAct>> last = Optional.empty();
    for (var said : file.readiness(c.key()))
      if (said.counts()
          && said.act().by().is(debtor)
          && last.filter(l -> version(l) > version(said)).isEmpty()) last = Optional.of(said);
    return last;
  }

  private static int version(Said<? extends AgreementAct> said) {
    return switch (said.act()) {
      case ConfirmReadiness c -> c.version();
      case WithdrawReadiness w -> w.version();
      case AgreementAct other -> throw new IllegalArgumentException(other.name());
    };
  }

  private static Line line(
      Said<? extends AgreementAct> said,
      AgreementFile file,
      Commitment c,
      Id debtor,
      Picture picture) {
    var confirmed =
        said.act() instanceof ConfirmReadiness r
            ? Optional.of(r)
            : Optional.<ConfirmReadiness>empty();
    return new Line(
        file.id(),
        version(said),
        c.key(),
        debtor,
        confirmed.map(r -> state(r, file, c.key(), picture)).orElse(State.WITHDRAWN),
        said.entry().statedAt(),
        confirmed.flatMap(ConfirmReadiness::until),
        confirmed.flatMap(ConfirmReadiness::readingId),
        confirmed.flatMap(ConfirmReadiness::conditions),
        said.act().envelope().words(),
        Optional.of(said.act().actId()));
  }

  private static Line none(AgreementFile file, Version current, Commitment c, Id debtor) {
    return new Line(
        file.id(),
        current.number(),
        c.key(),
        debtor,
        State.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private record End(Instant at, State state) {}

  /// It ends in the first way that comes: what is expired is not spent any more.
  private static State state(ConfirmReadiness r, AgreementFile file, Id key, Picture picture) {
    var about = picture.choice().dossier().about();
    var performed = picture.performance(KeyRef.of(file.id(), key)).performed();
    var ended =
        Stream.of(
                file.next(r.version()).map(v -> new End(v.since(), State.STALE)),
                performed.first().map(s -> new End(s.from(), State.SPENT)),
                r.until().flatMap(When::ends).map(end -> new End(end, State.EXPIRED)))
            .flatMap(Optional::stream)
            .filter(end -> !about.isBefore(end.at()))
            .min(Comparator.comparing(End::at));
    if (ended.isPresent()) return ended.get().state();
    return r.conditions().filter(e -> !picture.in(file.id()).of(e).isAt(about)).isPresent()
        ? State.READY_IF
        : State.READY;
  }
}
