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
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Commitment;
import ledger.terms.Commitment.Mode;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Fluent;
import ledger.view.Force;
import ledger.view.Performance;
import ledger.view.Valuation;

/// One commitment in one view, reckoned over time.
///
/// Each part is a condition over time; how the commitment stands at a moment is read off them, and
/// since when it stands so is found by going back over the moments at which any of them changes.
final class Reckoning {

  final AgreementFile file;
  final Version version;
  final Commitment commitment;
  final KeyRef key;
  final Valuation valuation;
  final Instant about;
  final Force force;
  final Antecedent antecedent;
  final Performance performance;
  final List<Id> debtors;
  private final List<Id> creditors;
  final Fluent lasting;
  final Fluent left;
  final Fluent released;
  final Fluent suspended;
  private final Optional<Instant> conflictUntil;
  final List<UUID> terms;

  Reckoning(Commitment commitment, AgreementFile file, Version version, Valuation valuation) {
    this.commitment = commitment;
    this.file = file;
    this.version = version;
    this.valuation = valuation;
    this.key = KeyRef.of(file.id(), commitment.key());
    this.about = valuation.assumptions().dossier().about();
    this.force = valuation.force(file);
    this.antecedent = Antecedent.of(commitment, file, version, valuation);
    this.performance = valuation.performance(key);
    this.debtors = valuation.assumptions().debtors(file, commitment);
    this.creditors = valuation.assumptions().creditors(file, commitment);
    this.left = Fluent.any(Stream.of(haveLeft(debtors), haveLeft(creditors)));
    this.lasting = force.inForce().except(left);
    this.released = released();
    this.suspended = force.notices().suspended(commitment);
    this.conflictUntil = valuation.conflictUntil(key);
    this.terms = List.of(version.act());
  }

  Cell cell() {
    var dueness = at(about);
    var why = new Explanation(this, dueness);
    return new Cell(
        key,
        debtors,
        commitment.debtorWords(),
        creditors,
        commitment.mode(),
        commitment.texts(),
        commitment.conduct(),
        commitment.measure(),
        dueness,
        since(dueness),
        dueness.isRunning() ? dueAt(judged(about)) : Optional.empty(),
        dueness == Dueness.CONDITIONAL ? antecedent.condition().residual(about) : Optional.empty(),
        dueness == Dueness.DISCHARGED ? Optional.of(why.timing()) : Optional.empty(),
        performance.percent(),
        performance.labels(),
        why.because(),
        why.notes(),
        why.lapsedReadings(),
        List.of(),
        List.of(),
        List.of());
  }

  private Fluent haveLeft(List<Id> holders) {
    return Fluent.all(holders.stream().map(force.membership()::left));
  }

  /// How it stands at a moment: the first that holds.
  Dueness at(Instant moment) {
    if (!hasBegun(moment)) return Dueness.NOT_IN_FORCE;
    if (isToBeDone() && performance.performed().isAt(moment)) return Dueness.DISCHARGED;
    if (isOver(moment)) return atTheEnd(moment);
    if (released.isAt(moment)) return Dueness.RELEASED;
    if (commitment.mode() == Mode.BEST_EFFORTS) return Dueness.NOT_COMPUTED;
    if (suspended.isAt(moment)) return Dueness.SUSPENDED;
    if (!antecedent.isFormal() || conflictAt(moment)) return Dueness.UNDETERMINED;
    if (expiredBy(moment)) return Dueness.EXPIRED;
    if (!isAwaitedNoMore(moment)) return Dueness.CONDITIONAL;
    if (!isToBeDone()) return Dueness.IN_EFFECT;
    return dueAt(moment).filter(due -> !moment.isBefore(due)).isPresent()
        ? Dueness.PAST_DUE
        : Dueness.DUE;
  }

  /// A report discharges what is to be done once; what is to be kept up stands until its term ends.
  boolean isToBeDone() {
    return commitment.mode().isDischarged();
  }

  private boolean conflictAt(Instant moment) {
    return conflictUntil.filter(moment::isBefore).isPresent();
  }

  boolean isOver() {
    return isOver(about);
  }

  private boolean isOver(Instant moment) {
    return !commitment.survives() && !lasting.isAt(moment);
  }

  /// What was over before the agreement was does not end with it, and what was past due stays so.
  private Dueness atTheEnd(Instant moment) {
    return end(moment)
        .map(end -> at(end.minusNanos(1)))
        .filter(
            last -> last == Dueness.RELEASED || last == Dueness.EXPIRED || last == Dueness.PAST_DUE)
        .orElse(Dueness.ENDED);
  }

  private Optional<Instant> end(Instant moment) {
    return lasting.stretches().stream()
        .map(Fluent.Stretch::until)
        .filter(end -> !end.isAfter(moment))
        .reduce((_, later) -> later);
  }

  /// The moment, or the last before it at which the agreement still bound whom it is about.
  private Instant judged(Instant moment) {
    return isOver(moment) ? end(moment).map(end -> end.minusNanos(1)).orElse(moment) : moment;
  }

  private boolean hasBegun(Instant moment) {
    return force.inForce().first().filter(s -> !moment.isBefore(s.from())).isPresent();
  }

  boolean isAwaitedNoMore(Instant moment) {
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
            ownDate().filter(end -> !hadPassed(end)).stream(),
            own.flatMap(d -> d.within()).stream()
                .flatMap(within -> opened(moment).map(open -> open.plus(within)).stream()),
            antecedent.windows().stream()
                .flatMap(
                    w -> w.opens().began(moment).map(s -> s.surely().plus(w.within())).stream()))
        .flatMap(dates -> dates)
        .min(Comparator.naturalOrder())
        .map(due -> due.plus(tolled(moment)));
  }

  Optional<Instant> ownDate() {
    return commitment.due().flatMap(d -> d.at()).flatMap(When::ends);
  }

  /// Whether the day was over before it could be due for the first time: nobody is late for what
  /// nobody could do in time.
  boolean hadPassed(Instant date) {
    var due = antecedent.isEmpty() ? lasting : Fluent.all(Stream.of(antecedent.fluent(), lasting));
    var last = date.plus(commitment.grace().orElse(Duration.ZERO));
    return due.first().filter(first -> !first.from().isBefore(last)).isPresent();
  }

  private Optional<Instant> opened(Instant moment) {
    return dueSince(moment).map(Fluent.Stretch::surely);
  }

  /// With what it came to be due: what it waited for, or entry into force.
  private Optional<Fluent.Stretch> dueSince(Instant moment) {
    var inForce = lasting.began(moment).or(lasting::first);
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
    return Fluent.all(
        creditors.stream()
            .map(creditor ->
                Fluent.any(
                    file.releases().stream()
                        .filter(StatementOnRecord::counts)
                        .filter(r -> r.act().key().equals(commitment.key()))
                        .filter(r -> r.act().by().is(creditor) && r.act().partial().isEmpty())
                        .filter(valuation.assumptions()::isValid)
                        .map(r -> Fluent.from(r.since(), r.act().actId())))));
  }

  private Optional<When> since(Dueness dueness) {
    var moment = began(dueness);
    return moment.map(m -> sinceAt(m).orElseGet(() -> When.at(m.atOffset(ZoneOffset.UTC))));
  }

  /// What changed at a moment, as exact as that is known.
  Optional<When> sinceAt(Instant moment) {
    return conditions()
        .flatMap(f -> f.stretches().stream())
        .filter(s -> s.from().equals(moment))
        .map(Fluent.Stretch::since)
        .filter(w -> w.begins().filter(moment::equals).isPresent())
        .findFirst();
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

  /// Whoever left before it entered into force was never bound: it is over from then on.
  private Stream<Fluent> conditions() {
    return Stream.of(
        performance.performed(),
        antecedent.fluent(),
        lasting,
        force.inForce(),
        released,
        suspended);
  }

  NavigableSet<Instant> changes() {
    var moments = new TreeSet<Instant>();
    conditions().flatMap(Fluent::changes).forEach(moments::add);
    expiry().ifPresent(moments::add);
    conflictUntil.filter(until -> !until.equals(Instant.MAX)).ifPresent(moments::add);
    dueAt(judged(about)).ifPresent(moments::add);
    return moments;
  }
}
