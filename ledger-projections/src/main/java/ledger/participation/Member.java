package ledger.participation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.Declaration;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.agreement.Consents;
import ledger.agreement.PartyConsent;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.participation.Participation.By;
import ledger.participation.Participation.Participant;
import ledger.participation.Participation.Period;
import ledger.participation.Participation.Reservation;
import ledger.participation.Participation.Standing;
import ledger.terms.Effect;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Fluent;
import ledger.view.Force;
import ledger.view.Valuation;

/// What was said by and of one participant: its consents, entries into force and departures.
final class Member {

  private final Id id;
  private final AgreementFile file;
  private final Valuation valuation;
  private final Force force;
  private final Instant about;
  private final List<StatementOnRecord<DeclareConsent>> consents;
  private final List<StatementOnRecord<RecordEntryIntoForce>> statements;
  private final List<When> departures;
  private final Consents<StatementOnRecord<? extends AgreementAct>> words;

  Member(Id id, AgreementFile file, Valuation valuation) {
    this.id = id;
    this.file = file;
    this.valuation = valuation;
    this.force = valuation.force(file);
    this.about = valuation.assumptions().dossier().about();
    this.consents =
        file.consents().stream()
            .filter(s -> s.counts() && s.act().by().is(id))
            .filter(valuation.assumptions()::consents)
            .toList();
    this.statements =
        file.statedForce().stream()
            .filter(s -> s.strength().isOwn())
            .filter(s -> s.act().participant().equals(Optional.of(id)))
            .filter(valuation.assumptions()::isValid)
            .toList();
    this.departures = departures();
    this.words =
        file.consents(force.membership().departures(id), valuation.assumptions()::consents);
  }

  /// Whoever is succeeded leaves its place on that day, and what it was before stays its own.
  private List<When> departures() {
    return force.membership().left(id).stretches().stream().map(Fluent.Stretch::since).toList();
  }

  boolean hasGiven(int version, boolean signatures) {
    var standing = standing(version, about);
    return standing.bound().isPresent() || signatures && standing.signature().isPresent();
  }

  private PartyConsent<Consents.Given<StatementOnRecord<? extends AgreementAct>>> standing(
      int version, Instant at) {
    return words.standing(id, version, at);
  }

  Participant participant() {
    var computed = computed();
    var stated = stated(computed).stream().min(BEGIN);
    var periods = periods(computed);
    var consent = last();
    var standing = standing(consent, periods);
    var current = periods.stream().filter(p -> p.holds(about)).findFirst();
    return new Participant(
        id,
        standing,
        standing == Standing.BOUND
            ? force.versionAt(about).map(Version::number)
            : consent.map(c -> c.act().version()),
        current.map(Period::from),
        standing == Standing.LEFT ? lastEnd(periods) : Optional.empty(),
        consent.flatMap(c -> c.act().means()),
        periods,
        stated,
        computed,
        stated.isPresent()
            && computed.isPresent()
            && !stated.get().begins().equals(computed.get().begins()),
        reservations(),
        consents.stream().flatMap(c -> c.act().succeeds().stream()).findFirst(),
        List.of(),
        List.of(),
        List.of(),
        because());
  }

  private static final Comparator<When> BEGIN = Comparator.comparing(w -> w.begins().orElseThrow());

  private Standing standing(
      Optional<StatementOnRecord<DeclareConsent>> consent, List<Period> periods) {
    if (periods.stream().anyMatch(p -> !p.provisional() && p.holds(about))) return Standing.BOUND;
    if (periods.stream().anyMatch(p -> p.holds(about))) return Standing.PROVISIONAL;
    if (periods.stream()
        .anyMatch(p -> !p.provisional() && p.from().begins().orElseThrow().isBefore(about)))
      return Standing.LEFT;
    return consent
        .map(c ->
            switch (standing(c.act().version(), about).stage()) {
              case PROVISIONAL, ACCEPTED -> Standing.CONSENTED;
              case SIGNED -> Standing.SIGNED;
              case REJECTED, WITHDRAWN, LEFT, NONE -> Standing.NONE;
            })
        .orElse(Standing.NONE);
  }

  private Optional<When> lastEnd(List<Period> periods) {
    return periods.stream()
        .filter(p -> !p.provisional())
        .flatMap(p -> p.until().stream())
        .filter(end -> !end.begins().orElseThrow().isAfter(about))
        .max(BEGIN);
  }

  private Optional<StatementOnRecord<DeclareConsent>> last() {
    return consents.stream().reduce((_, later) -> later);
  }

  /// By the rule, from the first full consent of its own: with the agreement, or later by a delay.
  /// A successor has its place from the day it states, without one.
  private Optional<When> computed() {
    return full().flatMap(c -> computed(c).stream()).findFirst();
  }

  private Stream<StatementOnRecord<DeclareConsent>> full() {
    return consents.stream()
        .filter(c -> c.act().decision() == Decision.ACCEPT && !c.act().provisional());
  }

  /// Empty where it was taken back before its day.
  private Optional<When> computed(StatementOnRecord<DeclareConsent> consent) {
    return begins(consent)
        .filter(start ->
            standing(consent.act().version(), later(start, consent))
                .bound()
                .filter(given -> given.said().act().equals(consent.act()))
                .isPresent());
  }

  private static Instant later(When start, StatementOnRecord<DeclareConsent> consent) {
    var begins = start.begins().orElseThrow();
    var said = consent.entry().effective();
    return begins.isBefore(said) ? said : begins;
  }

  private Optional<When> begins(StatementOnRecord<DeclareConsent> consent) {
    var version = consent.act().version();
    var start = start(version);
    var rule = file.version(version).map(v -> v.terms().force());
    if (start.isEmpty() || rule.isEmpty() || isNotSaid(start.get(), version))
      return Optional.empty();
    var given = from(consent);
    var at = given.begins().orElseThrow();
    if (!at.isAfter(start.get().concluded())) return Optional.of(start.get().since());
    var later = consent.act().succeeds().isPresent() ? given : rule.get().startsForLater(given);
    return Optional.of(
        later.begins().orElseThrow().isBefore(start.get().at()) ? start.get().since() : later);
  }

  /// Where force is only stated and the text is not known to have a rule, nothing is computed.
  private boolean isNotSaid(Force.Start start, int version) {
    return start.by() == Force.By.STATEMENT
        && file.version(version).flatMap(v -> v.terms().entryIntoForce()).isEmpty();
  }

  /// As the rule has it; where the rule gives nothing, as it is stated of the whole.
  private Optional<Force.Start> start(int version) {
    return Optional.ofNullable(force.starts().get(version))
        .filter(s -> s.by() != Force.By.STATEMENT)
        .or(() -> version == 1 ? force.computed() : Optional.empty())
        .or(force::stated);
  }

  /// What is stated for it, or else of the agreement as a whole where that reaches it: whoever
  /// joins later has a day of its own.
  private List<When> stated(Optional<When> computed) {
    if (!statements.isEmpty()) return statements.stream().map(s -> s.act().effectiveAt()).toList();
    var day = computed.flatMap(When::begins);
    return force.stated().stream()
        .filter(whole ->
            day.filter(d ->
                    !d.isAfter(whole.at())
                        || force.computed().filter(c -> c.at().equals(d)).isPresent())
                .isPresent())
        .map(Force.Start::since)
        .toList();
  }

  /// Each entry into force begins a period, unless it is within one; so does each consent that was
  /// given after a departure, unless another day is stated for it, and each reinstatement.
  private List<Period> periods(Optional<When> computed) {
    var ends = ends();
    var stated = stated(computed);
    var starts = new ArrayList<Period>();
    stated.forEach(start -> starts.add(period(start, ends, By.STATEMENT)));
    computed
        .filter(_ -> stated.stream().allMatch(this::isOfAReturn))
        .ifPresent(start -> starts.add(period(start, ends, By.RULE)));
    returns(stated).forEach(start -> starts.add(period(start, ends, By.RULE)));
    reinstatements().forEach(start -> starts.add(period(start, ends, By.RULE)));
    revivals(starts).forEach(start -> starts.add(period(start, ends, By.RULE)));
    var bound = new ArrayList<Period>();
    starts.stream()
        .sorted(Comparator.comparing(Period::from, BEGIN))
        .filter(p -> bound.stream().noneMatch(b -> b.holds(p.from().begins().orElseThrow())))
        .forEach(bound::add);
    var all = new ArrayList<>(bound);
    provisional()
        .forEach(start -> {
          var begins = start.begins().orElseThrow();
          if (bound.stream().anyMatch(p -> p.holds(begins))) return;
          var until =
              Stream.concat(after(begins, ends).stream(), bound.stream().map(Period::from))
                  .filter(end -> end.begins().orElseThrow().isAfter(begins))
                  .min(BEGIN);
          all.add(new Period(start, until, true, By.STATEMENT));
        });
    all.sort(Comparator.comparing(Period::from, BEGIN));
    return List.copyOf(all);
  }

  private static Period period(When start, List<When> ends, By by) {
    return new Period(start, after(start.begins().orElseThrow(), ends), false, by);
  }

  /// Whether a day that is stated is that of a consent given anew after a departure: it leaves what
  /// was before as the rule has it.
  private boolean isOfAReturn(When stated) {
    var departed = left(stated.begins().orElseThrow());
    return departed.isPresent()
        && full().anyMatch(c -> left(from(c).begins().orElseThrow()).equals(departed));
  }

  private Stream<When> returns(List<When> stated) {
    return full()
        .filter(c -> left(from(c).begins().orElseThrow()).isPresent())
        .flatMap(c -> computed(c).stream())
        .filter(start -> {
          var departed = left(start.begins().orElseThrow());
          return stated.stream().noneMatch(s -> left(s.begins().orElseThrow()).equals(departed));
        });
  }

  private Stream<When> reinstatements() {
    return force
        .membership()
        .reinstated(id)
        .filter(start -> force.inForce().isAt(start.begins().orElseThrow()));
  }

  /// Where the agreement comes to be in force again, whoever was bound and did not leave is again.
  private List<When> revivals(List<Period> bound) {
    return force.inForce().stretches().stream()
        .filter(s -> !force.inForce().isAt(s.from().minusNanos(1)))
        .filter(s ->
            bound.stream()
                .filter(p -> p.from().begins().orElseThrow().isBefore(s.from()))
                .max(Comparator.comparing(Period::from, BEGIN))
                .filter(p -> left(p.from().begins().orElseThrow()).equals(left(s.from())))
                .isPresent())
        .map(Fluent.Stretch::since)
        .toList();
  }

  /// The last departure by then.
  private Optional<When> left(Instant moment) {
    return departures.stream().filter(d -> !d.begins().orElseThrow().isAfter(moment)).max(BEGIN);
  }

  private Stream<When> provisional() {
    return Stream.concat(
        consents.stream()
            .filter(c -> c.act().decision() == Decision.ACCEPT && c.act().provisional())
            .map(Member::from),
        force.notices().taking(Effect.PROVISIONAL, id).map(n -> n.said().act().effectiveAt()));
  }

  private List<When> ends() {
    var ends = new ArrayList<>(departures);
    force.inForce().stretches().stream()
        .map(Fluent.Stretch::until)
        .filter(end -> !end.equals(Instant.MAX) && !force.inForce().isAt(end))
        .forEach(end -> ends.add(When.at(end.atOffset(ZoneOffset.UTC))));
    return ends;
  }

  private static Optional<When> after(Instant begins, List<When> ends) {
    return ends.stream().filter(end -> end.begins().orElseThrow().isAfter(begins)).min(BEGIN);
  }

  private static When from(StatementOnRecord<DeclareConsent> said) {
    return said.act().effectiveFrom().filter(w -> w.from().isPresent()).orElseGet(said::since);
  }

  private List<Reservation> reservations() {
    return consents.stream()
        .flatMap(c ->
            c.act().declarations().stream()
                .filter(d -> d.kind() == Declaration.Kind.RESERVATION)
                .map(d -> new Reservation(d, objections(d), c.act().actId())))
        .toList();
  }

  private List<Actor> objections(Declaration declaration) {
    return force
        .notices()
        .taking(Effect.OBJECT)
        .filter(n -> n.said().act().participant().equals(Optional.of(id)))
        .filter(n ->
            n.said().act().scope().isEmpty()
                || declaration.termId().filter(n.said().act().scope()::contains).isPresent())
        .map(n -> n.said().act().by())
        .distinct()
        .toList();
  }

  private List<UUID> because() {
    return Stream.concat(
            consents.stream().map(s -> s.act().actId()),
            statements.stream().map(s -> s.act().actId()))
        .toList();
  }
}
