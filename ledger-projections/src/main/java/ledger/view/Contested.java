package ledger.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.GiveNotice;
import ledger.dossier.AgreementFile;
import ledger.terms.Effect;
import ledger.value.Id;

/// Which parties contest something that is on record: that is shown in every view alike.
public record Contested(List<Actor> contestedBy, List<Actor> reservedBy) {

  /// The acts by which an agreement came into force and ended, or who its parties are. A withdrawal
  /// is among them where it may leave fewer than two.
  public static Contested force(AgreementFile file, Supervaluation view) {
    var contests = view.contests();
    boolean mayBeDeserted = !view.valuation().force(file).membership().isNeverDeserted();
    return of(
        contests,
        Stream.of(
                file.consents().stream()
                    .flatMap(c ->
                        Stream.concat(
                            Stream.of(contests.validity(c, false)),
                            contests.consented(c).stream())),
                file.statedForce().stream()
                    .filter(s -> s.act().participant().isEmpty())
                    .map(s -> contests.validity(s, false)),
                file.notices().stream()
                    .filter(n -> ends(n.act(), file, mayBeDeserted))
                    .map(n -> contests.validity(n, false)),
                file.current().stream()
                    .flatMap(v -> v.parties().stream())
                    .flatMap(p -> contests.roles(p, file.id())))
            .flatMap(questions -> questions));
  }

  private static boolean ends(GiveNotice notice, AgreementFile file, boolean mayBeDeserted) {
    return switch (notice.effect()) {
      case TERMINATE, REINSTATE, EXTEND -> true;
      case WITHDRAW -> mayBeDeserted;
      case OBJECT ->
          file.versions().stream()
              .flatMap(v -> v.terms().durationClause().stream())
              .anyMatch(clause -> RunningTerm.isToTheRenewal(notice, clause.id()));
      case SUSPEND, RESUME, PROVISIONAL -> false;
    };
  }

  /// The notices by which somebody leaves or pauses, or is back.
  public static Contested participation(Id actor, AgreementFile file, Supervaluation view) {
    return of(
        view.contests(),
        Notices.given(file).stream()
            .filter(n -> n.participant().equals(Optional.of(actor)))
            .filter(n -> movesItsGiver(n.effect()))
            .map(n -> view.contests().validity(n.said(), false)));
  }

  private static boolean movesItsGiver(Effect effect) {
    return switch (effect) {
      case WITHDRAW, REINSTATE, SUSPEND, RESUME -> true;
      case TERMINATE, EXTEND, OBJECT, PROVISIONAL -> false;
    };
  }

  public static Contested notice(Notices.Notice notice, Supervaluation view) {
    return of(view.contests(), Stream.of(view.contests().validity(notice.said(), false)));
  }

  public static Contested role(Id actor, AgreementFile file, Supervaluation view) {
    return of(view.contests(), view.contests().roles(actor, file.id()));
  }

  public static Contested consents(Id actor, AgreementFile file, Supervaluation view) {
    var contests = view.contests();
    return of(
        contests,
        file.consents().stream()
            .filter(c -> c.act().by().is(actor))
            .flatMap(c ->
                Stream.concat(
                    Stream.of(contests.validity(c, false)), contests.consented(c).stream())));
  }

  /// Those who contest what something hangs on.
  public static Contested of(List<HangsOn> hangsOn) {
    return new Contested(HangsOn.contestedBy(hangsOn), HangsOn.reservedBy(hangsOn));
  }

  private static Contested of(Contests contests, Stream<Contests.Question> questions) {
    var denying = new ArrayList<Actor>();
    var reserving = new ArrayList<Actor>();
    questions.forEach(q -> {
      denying.addAll(contests.denying(q));
      reserving.addAll(contests.reserving(q));
    });
    return new Contested(ordered(denying), ordered(reserving));
  }

  public Contested and(Contested other) {
    return new Contested(
        ordered(both(contestedBy, other.contestedBy)), ordered(both(reservedBy, other.reservedBy)));
  }

  public boolean isEmpty() {
    return contestedBy.isEmpty() && reservedBy.isEmpty();
  }

  private static List<Actor> both(List<Actor> one, List<Actor> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<Actor> ordered(List<Actor> actors) {
    return actors.stream().distinct().sorted(Comparator.comparing(Actor::toString)).toList();
  }
}
