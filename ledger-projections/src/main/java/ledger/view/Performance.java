package ledger.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.OccurrenceAct.Result;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier.Bearing;
import ledger.dossier.Entry;
import ledger.terms.BearsAs;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.terms.Terms;
import ledger.terms.Terms.AcceptanceStandard;
import ledger.value.Id;
import ledger.value.When;

/// What was done of a commitment: since when a view accepts it as done in full, and, whatever it
/// accepts, who reports, acknowledges, disputes and verifies it.
///
/// @param performed since the earliest moment at which accepted reports reach the target
/// @param percent of the target, by all reports that are somebody's own word; empty where none is
/// @param labels they accumulate, and none replaces another
public record Performance(Fluent performed, Optional<Integer> percent, List<Label> labels) {

  /// @param by who says so
  /// @param on what exactly is disputed
  /// @param at when what it speaks of is said to have happened
  public record Label(
      Mark mark, List<Actor> by, List<Proposition> on, List<When> at, List<UUID> because) {}

  public enum Mark {
    REPORTED,
    ACKNOWLEDGED,
    DISPUTED,
    VERIFIED,
    CONTRARY_REPORTED,
    CONTRARY_VERIFIED,
    /// Best efforts are not measured; there are stances only.
    NOT_COMPUTED
  }

  static final Performance NONE = new Performance(Fluent.NEVER, Optional.empty(), List.of());

  private static final Performance OF_BEST_EFFORTS =
      new Performance(
          Fluent.NEVER,
          Optional.empty(),
          List.of(new Label(Mark.NOT_COMPUTED, List.of(), List.of(), List.of(), List.of())));

  /// Of one commitment, and of those that the view holds to be the same conduct.
  static Performance of(
      Commitment commitment,
      KeyRef key,
      Terms terms,
      AgreementFile file,
      Assumptions assumptions,
      Twins twins) {
    if (commitment.mode() == Commitment.Mode.BEST_EFFORTS) return OF_BEST_EFFORTS;
    return new Tally(commitment, terms, file, assumptions)
        .of(
            twins
                .of(key)
                .flatMap(twin -> assumptions.dossier().bearingOn(twin).stream())
                .sorted(
                    Comparator.comparing(
                        b -> b.happening().report().entry(), Entry.EFFECTIVE_ORDER))
                .toList());
  }

  /// One commitment's reports, added up.
  private record Tally(
      Commitment commitment, Terms terms, AgreementFile file, Assumptions assumptions) {

    Performance of(List<Bearing> bearings) {
      var target = target();
      var accepted = BigDecimal.ZERO;
      var reported = BigDecimal.ZERO;
      boolean inFull = false;
      var performed = Fluent.NEVER;
      var because = new TreeSet<UUID>();
      var once = new HashSet<Id>();
      var marks = new Marks();
      for (var bearing : bearings) {
        var report = bearing.happening().report();
        var relates = bearing.relates();
        if (relates.as() == BearsAs.CONTRARY)
          marks.add(Mark.CONTRARY_REPORTED, report.act().by(), report.act());
        if (!relates.isPerformance() && relates.as() != BearsAs.CONTRARY) continue;
        overlays(bearing, marks);
        if (!relates.isPerformance()) continue;
        marks.add(Mark.REPORTED, report.act().by(), report.act());
        if (!once.add(report.act().id())) continue;
        if (report.strength().isOwn()) {
          reported = reported.add(relates.amountOf(target));
          inFull |= relates.completes(target, reported);
        }
        if (!performed.isNever() || !isAccepted(bearing)) continue;
        accepted = accepted.add(relates.amountOf(target));
        because.add(report.act().actId());
        if (relates.completes(target, accepted))
          performed =
              Fluent.between(
                  report.entry().effective(), java.time.Instant.MAX, report.since(), because);
      }
      return new Performance(performed, percent(target, reported, inFull, marks), marks.labels());
    }

    private Optional<Integer> percent(
        Optional<BigDecimal> target, BigDecimal reported, boolean inFull, Marks marks) {
      if (!marks.has(Mark.REPORTED)) return Optional.empty();
      return Optional.of(
          target
              .filter(t -> t.signum() > 0)
              .map(t ->
                  reported
                      .multiply(BigDecimal.valueOf(100))
                      .divide(t, RoundingMode.DOWN)
                      .intValue())
              .orElse(inFull ? 100 : 0));
    }

    /// The measure, less what every creditor has let go of it.
    private Optional<BigDecimal> target() {
      return commitment
          .measure()
          .map(measure ->
              creditors().stream()
                  .map(this::released)
                  .min(Comparator.naturalOrder())
                  .map(measure.target().value()::subtract)
                  .orElse(measure.target().value()));
    }

    private BigDecimal released(Id creditor) {
      return file.releases().stream()
          .filter(r -> r.counts() && r.act().key().equals(commitment.key()))
          .filter(r -> r.act().by().is(creditor) && assumptions.isValid(r))
          .flatMap(r -> r.act().partial().stream())
          .map(partial -> partial.value())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Id> creditors() {
      return assumptions.creditors(file, commitment);
    }

    private boolean isAccepted(Bearing bearing) {
      var report = bearing.happening().report();
      return assumptions
          .ownWord(report.act(), bearing.key(), bearing.relates())
          .orElseGet(() -> report.strength().isOwn() && meetsStandard(bearing));
    }

    /// Where none is agreed, what nobody disputes is accepted.
    private boolean meetsStandard(Bearing bearing) {
      var report = bearing.happening().report().act();
      return switch (terms.acceptanceStandard().orElse(AcceptanceStandard.UNSPECIFIED)) {
        case UNDISPUTED, UNSPECIFIED ->
            assumptions.deniers(report, bearing.key(), bearing.relates()).findAny().isEmpty();
        case ACKNOWLEDGED ->
            assumptions
                .acknowledging(report, bearing.key(), bearing.relates())
                .anyMatch(by -> creditors().stream().anyMatch(by::is));
        case VERIFIED -> verifiers(bearing).findAny().isPresent();
      };
    }

    private Stream<Actor> verifiers(Bearing bearing) {
      return bearing.happening().assessments().stream()
          .filter(a -> a.strength().isOwn() && a.act().result() == Result.CONFIRMED)
          .map(a -> a.act().by())
          .filter(by -> terms.verifiedBy().filter(v -> !by.is(v)).isEmpty());
    }

    private void overlays(Bearing bearing, Marks marks) {
      var report = bearing.happening().report().act();
      assumptions
          .acknowledging(report, bearing.key(), bearing.relates())
          .filter(by -> creditors().stream().anyMatch(by::is))
          .sorted(Comparator.comparing(Actor::toString))
          .forEach(by -> marks.add(Mark.ACKNOWLEDGED, by, report));
      Stream.of(
              Proposition.of(Kind.OCCURRED, report.id()),
              Proposition.of(Kind.COUNTS, report.id(), bearing.key(), bearing.relates().as()))
          .forEach(p ->
              assumptions
                  .denying(p)
                  .sorted(Comparator.comparing(Actor::toString))
                  .forEach(by -> marks.dispute(by, p, report)));
      verifiers(bearing)
          .sorted(Comparator.comparing(Actor::toString))
          .forEach(by ->
              marks.add(
                  bearing.relates().as() == BearsAs.CONTRARY
                      ? Mark.CONTRARY_VERIFIED
                      : Mark.VERIFIED,
                  by,
                  report));
    }
  }

  /// Labels on their way.
  private static final class Marks {
    private final Map<Mark, Parts> marks = new EnumMap<>(Mark.class);

    private record Parts(Set<Actor> by, Set<Proposition> on, Set<When> at, Set<UUID> because) {}

    boolean has(Mark mark) {
      return marks.containsKey(mark);
    }

    void add(Mark mark, Actor by, ReportOccurrence report) {
      var parts = parts(mark);
      parts.by().add(by);
      parts.at().add(report.when());
      parts.because().add(report.actId());
    }

    void dispute(Actor by, Proposition on, ReportOccurrence report) {
      add(Mark.DISPUTED, by, report);
      parts(Mark.DISPUTED).on().add(on);
    }

    private Parts parts(Mark mark) {
      return marks.computeIfAbsent(
          mark,
          _ ->
              new Parts(
                  new LinkedHashSet<>(),
                  new LinkedHashSet<>(),
                  new LinkedHashSet<>(),
                  new LinkedHashSet<>()));
    }

    List<Label> labels() {
      return marks.entrySet().stream()
          .map(e ->
              new Label(
                  e.getKey(),
                  List.copyOf(e.getValue().by()),
                  List.copyOf(e.getValue().on()),
                  List.copyOf(e.getValue().at()),
                  List.copyOf(e.getValue().because())))
          .toList();
    }
  }
}
