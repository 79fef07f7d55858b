package ledger.board;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.board.Milestone.Kind;
import ledger.terms.Commitment;
import ledger.value.When;
import ledger.view.Fluent;

/// The dates of one commitment that is not over: its own, as far as they can be told now, and each
/// at which a part of what it waits for turns by itself.
final class Milestones {

  private final Reckoning reckoning;

  Milestones(Reckoning reckoning) {
    this.reckoning = reckoning;
  }

  Stream<Milestone> all() {
    return isOver()
        ? Stream.empty()
        : Stream.of(due(), expires(), conditions(), windows()).flatMap(dates -> dates).distinct();
  }

  private boolean isOver() {
    return switch (reckoning.at(reckoning.about)) {
      case DISCHARGED, RELEASED, ENDED, NOT_COMPUTED -> true;
      case PAST_DUE -> reckoning.isOver();
      case NOT_IN_FORCE, UNDETERMINED, CONDITIONAL, DUE, IN_EFFECT, EXPIRED, SUSPENDED -> false;
    };
  }

  /// From now to the next change that can be told, and from each such change on: a date that a
  /// suspension will move is told as it will be moved.
  private Stream<Milestone> due() {
    var begins = turns();
    return begins.stream()
        .filter(begin -> hasDate(reckoning.at(begin)))
        .flatMap(begin -> dueBetween(begin, Optional.ofNullable(begins.higher(begin))));
  }

  private NavigableSet<Instant> turns() {
    var turns = new TreeSet<>(reckoning.changes().tailSet(reckoning.about, false));
    atoms().flatMap(Fluent::changes).filter(reckoning.about::isBefore).forEach(turns::add);
    turns.add(reckoning.about);
    return turns;
  }

  private Stream<Fluent> atoms() {
    return reckoning.antecedent.condition().atoms();
  }

  private boolean hasDate(Dueness dueness) {
    return switch (dueness) {
      case DUE, PAST_DUE -> true;
      case CONDITIONAL -> reckoning.isToBeDone();
      case NOT_IN_FORCE, UNDETERMINED, IN_EFFECT, EXPIRED, SUSPENDED -> false;
      case RELEASED, ENDED, DISCHARGED, NOT_COMPUTED -> false;
    };
  }

  private Stream<Milestone> dueBetween(Instant begin, Optional<Instant> end) {
    var date = reckoning.dateAt(begin);
    var late = reckoning.dueAt(begin).filter(l -> end.filter(l::isAfter).isEmpty());
    if (date.isEmpty() || late.isEmpty()) return Stream.empty();
    var due = own(Kind.DUE, set(date.get()).orElseGet(() -> exactly(date.get())));
    return date.equals(late)
        ? Stream.of(due)
        : Stream.of(due, own(Kind.GRACE_ENDS, exactly(late.get())));
  }

  /// As it was set, where nothing has moved it.
  private Optional<When> set(Instant date) {
    return reckoning
        .commitment
        .due()
        .flatMap(Commitment.Due::at)
        .filter(set -> set.ends().filter(date::equals).isPresent());
  }

  private Stream<Milestone> expires() {
    return reckoning.commitment.expires().stream()
        .filter(when -> when.ends().isPresent())
        .map(when -> own(Kind.EXPIRES, when));
  }

  private Stream<Milestone> conditions() {
    return atoms()
        .flatMap(atom -> atom.stretches().stream())
        .flatMap(s -> Stream.concat(begins(s, Kind.CONDITION), ends(s, Kind.CONDITION)));
  }

  private Stream<Milestone> windows() {
    return reckoning.antecedent.windows().stream()
        .flatMap(window -> window.opens().stretches().stream())
        .flatMap(s -> begins(s, Kind.WINDOW_OPENS));
  }

  private Stream<Milestone> begins(Fluent.Stretch s, Kind kind) {
    var exact = s.since().begins().filter(s.from()::equals).map(_ -> s.since());
    return toCome(kind, s.from(), exact.orElseGet(() -> exactly(s.from())), s);
  }

  private Stream<Milestone> ends(Fluent.Stretch s, Kind kind) {
    return s.until().equals(Instant.MAX)
        ? Stream.empty()
        : toCome(kind, s.until(), exactly(s.until()), s);
  }

  private Stream<Milestone> toCome(Kind kind, Instant at, When when, Fluent.Stretch s) {
    return reckoning.about.isBefore(at)
        ? Stream.of(new Milestone(kind, reckoning.key, at, when, s.because()))
        : Stream.empty();
  }

  private Milestone own(Kind kind, When when) {
    return new Milestone(
        kind, reckoning.key, when.ends().orElseThrow(), when, List.copyOf(reckoning.terms));
  }

  private static When exactly(Instant at) {
    return When.at(at.atOffset(ZoneOffset.UTC));
  }
}
