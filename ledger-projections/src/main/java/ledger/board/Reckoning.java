package ledger.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.AgreementAct.Side;
import ledger.act.Id;
import ledger.act.When;
import ledger.board.Cell.Because;
import ledger.board.Cell.Note;
import ledger.board.Cell.Rule;
import ledger.board.Cell.Timing;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Said;
import ledger.terms.Commitment;
import ledger.terms.Commitment.Mode;
import ledger.terms.KeyRef;
import ledger.view.Fluent;
import ledger.view.Force;
import ledger.view.Performance;
import ledger.view.Picture;

/// One commitment in one view, reckoned over time.
///
/// Each part is a condition over time; how the commitment stands at a moment is read off them, and
/// since when it stands so is found by going back over the moments at which any of them changes.
final class Reckoning {

  private final AgreementFile file;
  private final Version version;
  final Commitment commitment;
  final KeyRef key;
  private final Picture picture;
  final Instant about;
  private final Force force;
  final Antecedent antecedent;
  private final Performance performance;
  private final Fluent released;
  private final Fluent suspended;
  private final Fluent contested;
  final List<UUID> terms;

  Reckoning(Commitment commitment, AgreementFile file, Version version, Picture picture) {
    this.commitment = commitment;
    this.file = file;
    this.version = version;
    this.picture = picture;
    this.key = KeyRef.of(file.id(), commitment.key());
    this.about = picture.choice().dossier().about();
    this.force = picture.force(file);
    this.antecedent = Antecedent.of(commitment, file, version, picture);
    this.performance = picture.performance(key);
    this.released = released();
    this.suspended = force.notices().suspended(commitment, file);
    this.contested = force.notices().contested(commitment, file);
    this.terms = List.of(version.origin().act().actId());
  }

  Cell cell() {
    var dueness = at(about);
    return new Cell(
        key,
        file.holders(commitment, Side.DEBTOR),
        file.holders(commitment, Side.CREDITOR),
        commitment.mode(),
        commitment.texts(),
        commitment.conduct(),
        commitment.measure(),
        dueness,
        since(dueness),
        isRunning(dueness) ? dueAt(about) : Optional.empty(),
        dueness == Dueness.CONDITIONAL ? antecedent.condition().residual(about) : Optional.empty(),
        dueness == Dueness.DISCHARGED ? Optional.of(timing()) : Optional.empty(),
        performance.percent(),
        performance.labels(),
        because(dueness),
        notes(dueness));
  }

  private static boolean isRunning(Dueness dueness) {
    return dueness == Dueness.DUE || dueness == Dueness.PAST_DUE;
  }

  /// How it stands at a moment: the first that holds.
  Dueness at(Instant moment) {
    if (!hasBegun(moment)) return Dueness.NOT_IN_FORCE;
    if (performance.performed().isAt(moment)) return Dueness.DISCHARGED;
    if (!force.inForce().isAt(moment) && !commitment.survives()) return atTheEnd(moment);
    if (released.isAt(moment)) return Dueness.RELEASED;
    if (contested.isAt(moment)) return Dueness.UNDETERMINED;
    if (suspended.isAt(moment)) return Dueness.SUSPENDED;
    if (!antecedent.isFormal()) return Dueness.UNDETERMINED;
    if (expiredBy(moment)) return Dueness.EXPIRED;
    if (!isAwaitedNoMore(moment)) return Dueness.CONDITIONAL;
    if (commitment.mode() == Mode.MAINTAIN || commitment.mode() == Mode.REFRAIN)
      return Dueness.IN_EFFECT;
    return dueAt(moment).filter(due -> !moment.isBefore(due)).isPresent()
        ? Dueness.PAST_DUE
        : Dueness.DUE;
  }

  /// What was over before the agreement was does not end with it.
  private Dueness atTheEnd(Instant moment) {
    return force.inForce().stretches().stream()
        .map(Fluent.Stretch::until)
        .filter(end -> !end.isAfter(moment))
        .reduce((_, later) -> later)
        .map(end -> at(end.minusNanos(1)))
        .filter(last -> last == Dueness.RELEASED || last == Dueness.EXPIRED)
        .orElse(Dueness.ENDED);
  }

  private boolean hasBegun(Instant moment) {
    return force.inForce().first().filter(s -> !moment.isBefore(s.from())).isPresent();
  }

  private boolean isAwaitedNoMore(Instant moment) {
    return antecedent.isEmpty() || antecedent.fluent().isAt(moment);
  }

  private boolean expiredBy(Instant moment) {
    return expiry()
        .filter(end -> !moment.isBefore(end))
        .filter(end -> !isAwaitedNoMore(end.minusNanos(1)))
        .isPresent();
  }

  private Optional<Instant> expiry() {
    return commitment.expires().flatMap(When::ends);
  }

  /// While it has been due, the latest it can be done in time: the first of its own date and of the
  /// windows of its readings, later by the time it was suspended and by its grace.
  Optional<Instant> dueAt(Instant moment) {
    return dateAt(moment).map(date -> date.plus(commitment.grace().orElse(Duration.ZERO)));
  }

  /// The same without its grace.
  Optional<Instant> dateAt(Instant moment) {
    var own = commitment.due();
    return Stream.of(
            own.flatMap(d -> d.at()).flatMap(When::ends).stream(),
            own.flatMap(d -> d.within()).stream()
                .flatMap(within -> opened(moment).map(open -> open.plus(within)).stream()),
            antecedent.windows().stream()
                .flatMap(
                    w -> w.opens().began(moment).map(s -> s.surely().plus(w.within())).stream()))
        .flatMap(dates -> dates)
        .min(Comparator.naturalOrder())
        .map(due -> due.plus(tolled(moment)));
  }

  private Optional<Instant> opened(Instant moment) {
    return dueSince(moment).map(Fluent.Stretch::surely);
  }

  /// With what it came to be due: what it waited for, or entry into force.
  private Optional<Fluent.Stretch> dueSince(Instant moment) {
    var inForce = force.inForce().began(moment).or(() -> force.inForce().first());
    if (antecedent.isEmpty()) return inForce;
    return antecedent
        .fluent()
        .began(moment)
        .map(came -> inForce.filter(f -> f.from().isAfter(came.from())).orElse(came));
  }

  private Duration tolled(Instant moment) {
    return dueSince(moment).map(s -> suspended.heldBetween(s.from(), moment)).orElse(Duration.ZERO);
  }

  /// Every creditor has let go of all of it.
  private Fluent released() {
    var creditors = file.holders(commitment, Side.CREDITOR);
    return Fluent.all(
        creditors.stream()
            .map(creditor ->
                Fluent.any(
                    file.releases().stream()
                        .filter(Said::counts)
                        .filter(r -> r.act().key().equals(commitment.key()))
                        .filter(r -> r.act().by().is(creditor) && r.act().partial().isEmpty())
                        .map(r -> Fluent.from(r.since(), r.act().actId())))));
  }

  private Optional<When> since(Dueness dueness) {
    var moment = began(dueness);
    return moment.map(m ->
        Stream.of(
                performance.performed(),
                antecedent.fluent(),
                force.inForce(),
                released,
                suspended,
                contested)
            .flatMap(f -> f.stretches().stream())
            .filter(s -> s.from().equals(m))
            .map(Fluent.Stretch::since)
            .filter(w -> w.begins().filter(m::equals).isPresent())
            .findFirst()
            .orElseGet(() -> When.at(m.atOffset(ZoneOffset.UTC))));
  }

  /// The moment from which it has stood so without a break; empty where it always has.
  private Optional<Instant> began(Dueness dueness) {
    if (dueness == Dueness.NOT_IN_FORCE) return Optional.empty();
    Optional<Instant> began = Optional.empty();
    for (var moment : changes().headSet(about, true).descendingSet()) {
      if (at(moment) != dueness) return began;
      began = Optional.of(moment);
    }
    return began;
  }

  NavigableSet<Instant> changes() {
    var moments = new TreeSet<Instant>();
    Stream.of(
            performance.performed(),
            antecedent.fluent(),
            force.inForce(),
            released,
            suspended,
            contested)
        .flatMap(Fluent::changes)
        .forEach(moments::add);
    expiry().ifPresent(moments::add);
    dueAt(about).ifPresent(moments::add);
    return moments;
  }

  private Timing timing() {
    var done = performance.performed().first().orElseThrow();
    var due = dueAt(done.from());
    if (antecedent.isFormal() && !isAwaitedNoMore(done.from())) return Timing.BEFORE_DUE;
    if (due.isEmpty()) return Timing.NO_DATE;
    return done.from().isBefore(due.get()) ? Timing.IN_TIME : Timing.LATE;
  }

  private Because because(Dueness dueness) {
    return switch (dueness) {
      case NOT_IN_FORCE -> because(Rule.ENTRY_INTO_FORCE, terms.stream());
      case DISCHARGED ->
          because(
              Rule.PERFORMED_IN_FULL,
              Stream.concat(acts(performance.performed()), picture.twins().because(key)));
      case ENDED ->
          because(
              Rule.END_OF_THE_AGREEMENT,
              force.ending().stream().flatMap(e -> e.because().stream()));
      case RELEASED -> because(Rule.RELEASED_BY_EVERY_CREDITOR, acts(released));
      case SUSPENDED -> because(Rule.SUSPENDED_BY_NOTICE, acts(suspended));
      case EXPIRED -> because(Rule.EXPIRY_PASSED, terms.stream());
      case UNDETERMINED ->
          contested.isAt(about)
              ? because(Rule.NOTICE_CONTESTED, acts(contested))
              : because(Rule.NO_FORMAL_READING, terms.stream());
      case CONDITIONAL, DUE, PAST_DUE, IN_EFFECT ->
          because(
              antecedent.isEmpty() ? Rule.NO_ANTECEDENT : Rule.ANTECEDENT,
              Stream.of(
                      antecedent.because().stream(),
                      acts(antecedent.fluent()),
                      acts(force.inForce()),
                      picture.twins().because(key))
                  .flatMap(acts -> acts));
    };
  }

  private Because because(Rule rule, Stream<UUID> acts) {
    return new Because(rule, acts.distinct().sorted().toList(), antecedent.readings());
  }

  private Stream<UUID> acts(Fluent fluent) {
    return fluent.at(about).stream().flatMap(s -> s.because().stream());
  }

  private List<Note> notes(Dueness dueness) {
    return Stream.of(
            isUnspecified() && performance.percent().isPresent()
                ? Optional.of(Note.STANDARD_UNSPECIFIED)
                : Optional.<Note>empty(),
            dueness == Dueness.DUE && dueAt(about).isEmpty()
                ? Optional.of(Note.NO_DATE_RECORDED)
                : Optional.<Note>empty(),
            isContestable() ? Optional.of(Note.CONTESTABLE) : Optional.<Note>empty())
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean isUnspecified() {
    return version
        .terms()
        .acceptanceStandard()
        .filter(s -> s != ledger.terms.Terms.AcceptanceStandard.UNSPECIFIED)
        .isEmpty();
  }

  /// A debtor handed it on, and not every creditor is said to consent.
  private boolean isContestable() {
    List<Id> creditors = commitment.creditors();
    return file.reassignments().stream()
        .filter(r -> r.counts() && r.act().key().equals(commitment.key()))
        .filter(r -> r.act().side() == Side.DEBTOR)
        .anyMatch(r ->
            creditors.stream()
                .anyMatch(c -> !r.act().by().is(c) && !r.act().consents().contains(c)));
  }
}
