package ledger.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.act.AllegationAct.FindingResult;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.OccurrenceAct.Result;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Dossier.Happening;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// What is so, and when, in one view with all that it leaves open decided: the value of every
/// expression over time.
///
/// Readiness may depend on readiness, and force on force. What turns in a circle is taken as not so
/// at first and worked out again until nothing changes, so that nothing holds itself up.
public final class Valuation {

  private static final int ROUNDS = 64;

  private final Assumptions assumptions;
  private final Decisions decisions;
  private final Twins twins;
  private final Set<Matter> ofTheTwins;
  private final Circles circles = new Circles(this);
  private final Map<Object, Fluent> assumed;
  private final Map<Object, Set<Matter>> assumedFor;
  private final Map<Id, Force> before;
  private final Map<Object, Fluent> found = new HashMap<>();
  private final Map<Id, Force> forces = new HashMap<>();
  private final Map<KeyRef, Performance> performances = new HashMap<>();
  private final Set<Object> open = new HashSet<>();
  private boolean circular;

  private record Stands(KeyRef key) {}

  private record Holds(Id agreement) {}

  private record Done(KeyRef key) {}

  /// @param assumed what the round before found,
  /// @param assumedFor what that asked about, and
  /// @param before how it found each agreement to be in force
  private Valuation(
      Assumptions assumptions,
      Twins twins,
      Set<Matter> ofTheTwins,
      Map<Object, Fluent> assumed,
      Map<Object, Set<Matter>> assumedFor,
      Map<Id, Force> before) {
    this.assumptions = assumptions;
    this.decisions = assumptions.decisions();
    this.twins = twins;
    this.ofTheTwins = ofTheTwins;
    this.assumed = assumed;
    this.assumedFor = assumedFor;
    this.before = before;
  }

  /// @param decided how the matters that the view leaves open are decided
  static Valuation of(Dossier dossier, Optional<Id> party, Map<Matter, Matter.Way> decided) {
    var related = new Assumptions(dossier, party, new Decisions(decided));
    var twins = related.decisions().noting(Twins.class, () -> Twins.of(related));
    var ofTheTwins = related.decisions().askedBy(Twins.class);
    var valuation = new Valuation(related, twins, ofTheTwins, Map.of(), Map.of(), Map.of());
    for (int round = 0; round < ROUNDS; round++) {
      valuation =
          new Valuation(
              new Assumptions(dossier, party, new Decisions(decided)),
              twins,
              ofTheTwins,
              valuation.found,
              valuation.decisions.askedBy(),
              valuation.forces);
      valuation.everything();
      if (!valuation.circular || valuation.isStable()) break;
    }
    return valuation;
  }

  private boolean isStable() {
    return found.equals(assumed) && decisions.askedBy().equals(assumedFor);
  }

  private void everything() {
    for (var file : assumptions.dossier().agreements().values()) {
      force(file);
      for (var version : file.versions())
        version.terms().commitments().forEach(c -> ready(KeyRef.of(file.id(), c.key())));
    }
  }

  public Assumptions assumptions() {
    return assumptions;
  }

  /// What linkages mean in it.
  public Meanings meanings() {
    return new Meanings(assumptions);
  }

  public Twins twins() {
    return twins;
  }

  /// What is said about the agreement, as this valuation reads the record.
  public AgreementFile own(AgreementFile file) {
    return assumptions.dossier().agreements().getOrDefault(file.id(), file);
  }

  public Force force(AgreementFile file) {
    force(file.id());
    return Optional.ofNullable(forces.get(file.id())).orElseThrow();
  }

  /// What a part of the answer is in this valuation, with what it asked about on the way.
  <T> Asked<T> asking(Function<Valuation, T> part) {
    var key = new Object();
    T value = decisions.noting(key, () -> part.apply(this));
    return new Asked<>(value, decisions.askedBy(key));
  }

  record Asked<T>(T value, Set<Matter> about) {}

  /// Until when the readings that are held conflict over a commitment; empty where they do not.
  public Optional<Instant> conflictUntil(KeyRef key) {
    decisions.again(circles);
    return decisions.noting(circles, () -> circles.conflictUntil(key));
  }

  private Fluent force(Id agreement) {
    var file = assumptions.dossier().agreements().get(agreement);
    if (file == null) return Fluent.NEVER;
    return recursive(
        new Holds(agreement),
        () -> {
          var force = Force.of(file, assumptions, this);
          forces.put(agreement, force);
          return force.inForce();
        });
  }

  /// Everybody who owes it, or its twin, stands ready.
  public Fluent ready(KeyRef key) {
    decisions.again(ofTheTwins);
    return recursive(new Stands(twins.root(key)), () -> Fluent.any(twins.of(key).map(this::all)));
  }

  private Fluent all(KeyRef key) {
    var file = fileOf(key);
    var commitment = file.flatMap(f -> f.commitment(key.key()));
    if (commitment.isEmpty()) return Fluent.NEVER;
    var debtors = assumptions.debtors(file.get(), commitment.get());
    return debtors.isEmpty()
        ? Fluent.any(
            file.get()
                .declaring(key.key())
                .map(actor -> Readiness.of(actor, key.key(), file.get(), in(file.get().id()))))
        : Fluent.all(
            debtors.stream()
                .map(debtor -> Readiness.of(debtor, key.key(), file.get(), in(file.get().id()))));
  }

  /// One debtor alone.
  public Fluent ready(KeyRef key, Id debtor) {
    return fileOf(key)
        .map(file -> Readiness.of(debtor, key.key(), file, in(file.id())))
        .orElse(Fluent.NEVER);
  }

  public Performance performance(KeyRef key) {
    var part = new Done(key);
    var known = performances.get(key);
    if (known != null) {
      decisions.again(part);
      return known;
    }
    decisions.again(ofTheTwins);
    var performance =
        decisions.noting(
            part,
            () ->
                fileOf(key)
                    .filter(file -> file.commitment(key.key()).isPresent())
                    .map(file -> performance(key, file))
                    .orElse(Performance.NONE));
    performances.put(key, performance);
    return performance;
  }

  private Performance performance(KeyRef key, AgreementFile file) {
    var terms = applying(file).terms();
    var commitment = terms.commitment(key.key()).or(() -> file.commitment(key.key()));
    return Performance.of(commitment.orElseThrow(), key, terms, file, assumptions, twins);
  }

  /// The text that applies: nobody takes back what was done by proposing to change what it takes.
  private Version applying(AgreementFile file) {
    var newest = file.current().orElseThrow();
    if (newest.number() == 1) return newest;
    var about = assumptions.dossier().about();
    if (!open.contains(new Holds(file.id()))) return force(file).versionAt(about).orElse(newest);
    circular = true;
    decisions.again(assumedFor.getOrDefault(new Holds(file.id()), Set.of()));
    return Optional.ofNullable(before.get(file.id()))
        .flatMap(force -> force.versionAt(about))
        .orElse(newest);
  }

  private Optional<AgreementFile> fileOf(KeyRef key) {
    return key.agreement()
        .flatMap(id -> Optional.ofNullable(assumptions.dossier().agreements().get(id)));
  }

  private Fluent recursive(Object atom, Supplier<Fluent> compute) {
    var known = found.get(atom);
    if (known != null) {
      decisions.again(atom);
      return known;
    }
    if (!open.add(atom)) {
      circular = true;
      decisions.again(assumedFor.getOrDefault(atom, Set.of()));
      return assumed.getOrDefault(atom, Fluent.NEVER);
    }
    var computed = decisions.noting(atom, compute);
    open.remove(atom);
    found.put(atom, computed);
    return computed;
  }

  /// Evaluates the expressions of one agreement, in which bare keys are its own.
  public In in(Id agreement) {
    return new In(agreement);
  }

  /// The value of an expression that stands in one agreement.
  public final class In {
    private final Id home;

    private In(Id home) {
      this.home = home;
    }

    public Fluent of(Expr expr) {
      return switch (expr) {
        case Expr.Performed(var key) -> performance(key.in(home)).performed();
        case Expr.Ready(var key) -> ready(key.in(home));
        case Expr.InForce(var agreement) -> force(agreement);
        case Expr.Occurred(var filter) -> nth(filter, 1);
        case Expr.Count(var filter, var atLeast) -> nth(filter, atLeast);
        case Expr.Found(var allegation) -> foundSubstantiated(allegation);
        case Expr.Date(var date) -> Fluent.from(date);
        case Expr.All(var parts) -> Fluent.all(parts.stream().map(this::of));
        case Expr.Any(var parts) -> Fluent.any(parts.stream().map(this::of));
        case Expr.Within(var within, var of) -> of(of).within(within);
      };
    }

    /// Since so many reports of that description had happened.
    private Fluent nth(Expr.Filter filter, int atLeast) {
      var fitting =
          assumptions.dossier().occurrences().values().stream()
              .flatMap(happening -> moment(happening, filter).stream())
              .sorted(Entry.EFFECTIVE_ORDER)
              .limit(atLeast)
              .toList();
      return fitting.size() < atLeast
          ? Fluent.NEVER
          : Fluent.from(
              fitting.getLast().since(),
              fitting.stream().map(e -> e.act().actId()).toArray(java.util.UUID[]::new));
    }

    /// The entry that made it so: the report, or the assessment that the filter asks for.
    private Optional<Entry> moment(Happening happening, Expr.Filter filter) {
      var report = happening.report();
      var act = report.act();
      boolean fits =
          report.strength().isOwn()
              && filter.kind().filter(k -> k != act.kind()).isEmpty()
              && filter.where().filter(w -> !act.where().equals(Optional.of(w))).isEmpty()
              && filter.by().filter(by -> !act.by().is(by)).isEmpty()
              && filter
                  .attributedTo()
                  .filter(a -> act.attributedTo().stream().noneMatch(to -> to.actor().equals(a)))
                  .isEmpty()
              && relates(happening, filter)
              && assumptions.denying(occurred(act.id())).findAny().isEmpty();
      if (!fits) return Optional.empty();
      return filter.confirmedBy().isEmpty()
          ? Optional.of(report.entry())
          : happening.assessments().stream()
              .filter(a -> a.act().result() == Result.CONFIRMED && a.strength().isOwn())
              .filter(a -> a.act().by().is(filter.confirmedBy().get()))
              .map(StatementOnRecord::entry)
              .min(Comparator.comparing(Entry::effective).thenComparingLong(Entry::position));
    }

    private boolean relates(Happening happening, Expr.Filter filter) {
      if (filter.relates().isEmpty() && filter.as().isEmpty()) return true;
      return happening.report().act().relates().stream()
          .filter(r -> filter.as().filter(as -> as != r.as()).isEmpty())
          .anyMatch(r ->
              filter
                  .relates()
                  .map(key -> key.in(home))
                  .filter(key -> !assumptions.dossier().home(r.key()).equals(key))
                  .isEmpty());
    }

    private ledger.act.Proposition occurred(Id occurrence) {
      return ledger.act.Proposition.of(ledger.act.Proposition.Kind.OCCURRED, occurrence);
    }

    private Fluent foundSubstantiated(Id allegation) {
      var alleged = assumptions.dossier().allegations().get(allegation);
      if (alleged == null) return Fluent.NEVER;
      return alleged.said().stream()
          .filter(s -> s.strength().isOwn())
          .filter(
              s -> s.act() instanceof RecordFinding f && f.result() == FindingResult.SUBSTANTIATED)
          .filter(assumptions::isValidFinding)
          .findFirst()
          .map(s -> Fluent.from(s.since(), s.act().actId()))
          .orElse(Fluent.NEVER);
    }
  }
}
