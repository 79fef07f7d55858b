package ledger.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Relation;
import ledger.act.Id;
import ledger.act.IssueAct.Stance;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Dossier;
import ledger.dossier.Said;
import ledger.dossier.Stances;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;

/// What one view takes for granted: which agreements exist, what their linkages mean, which reports
/// and notices it goes by. Taken as it stands at the moment the dossier is about, and applied to
/// the whole of its past.
///
/// @param party whose view it is; empty for the view of the record
public record Choice(Dossier dossier, Optional<Id> party) {

  public static Choice of(Dossier dossier, View view) {
    return switch (view) {
      case View.OfRecord _ -> new Choice(dossier, Optional.empty());
      case View.According(var to) -> new Choice(dossier, Optional.of(to));
      case View.Common _ ->
          throw new IllegalArgumentException("common ground is made of views, it is none itself");
    };
  }

  /// Whether an act is accepted as valid.
  public enum Validity {
    VALID,
    DENIED,
    /// The record takes no side when a participant denies it.
    CONTESTED
  }

  /// What a linkage means here.
  ///
  /// @param readings the ids of the readings it was chosen from; empty where the text itself says
  ///   it
  /// @param because the acts by which it was chosen
  public record Meaning(List<Link> links, List<Id> readings, List<UUID> because) {
    private static final Meaning NONE = new Meaning(List.of(), List.of(), List.of());

    /// Without a formal reading nothing can be computed.
    public boolean isFormal() {
      return !links.isEmpty();
    }
  }

  /// The act by which this view affirms that a claimed agreement exists; empty where it does not.
  public Optional<Said<?>> affirms(Id agreement) {
    return party
        .flatMap(p -> stances().of(p, Proposition.of(Kind.EXISTS, agreement)))
        .filter(s -> s.stance() == Stance.AFFIRMS)
        .map(Stances.Standing::said);
  }

  /// Whether it says that there is no such agreement, or takes back that there is.
  public boolean denies(Id agreement) {
    return party
        .flatMap(p -> stances().of(p, Proposition.of(Kind.EXISTS, agreement)))
        .filter(s -> s.stance() == Stance.DENIES || s.stance() == Stance.WITHDRAWN)
        .isPresent();
  }

  public Meaning meaning(AgreementFile file, Version version, Linkage linkage) {
    var chosen =
        party.isPresent()
            ? affirmedLast(file, version, linkage, party.get())
            : affirmedByAll(file, version, linkage);
    return chosen.orElseGet(() ->
        linkage.links().isEmpty()
            ? Meaning.NONE
            : new Meaning(linkage.links(), List.of(), List.of(version.origin().act().actId())));
  }

  private Optional<Meaning> affirmedLast(
      AgreementFile file, Version version, Linkage linkage, Id holder) {
    return readings(file, version, linkage)
        .flatMap(r ->
            affirmation(new Actor.Named(holder), r.act()).map(s -> Map.entry(r.act(), s)).stream())
        .max(
            Map.Entry.comparingByValue(Comparator.comparing(s -> s.said().entry(), dossierOrder())))
        .map(e -> meaning(e.getKey(), List.of(e.getValue())));
  }

  private static Comparator<ledger.dossier.Entry> dossierOrder() {
    return ledger.dossier.Entry.EFFECTIVE_ORDER;
  }

  private Optional<Meaning> affirmedByAll(AgreementFile file, Version version, Linkage linkage) {
    return !version.takesTwo() || version.parties().isEmpty()
        ? Optional.empty()
        : readings(file, version, linkage)
            .filter(r ->
                version.parties().stream()
                    .allMatch(p -> affirmation(new Actor.Named(p), r.act()).isPresent()))
            .map(r ->
                meaning(
                    r.act(),
                    version.parties().stream()
                        .map(p -> affirmation(new Actor.Named(p), r.act()).orElseThrow())
                        .toList()))
            .reduce((_, later) -> later);
  }

  private static Meaning meaning(AdvanceReading reading, List<Stances.Standing> affirmed) {
    return new Meaning(
        reading.links(),
        List.of(reading.readingId()),
        Stream.concat(
                Stream.of(reading.actId()), affirmed.stream().map(s -> s.said().act().actId()))
            .distinct()
            .sorted()
            .toList());
  }

  private Stream<Said<AdvanceReading>> readings(
      AgreementFile file, Version version, Linkage linkage) {
    return file.readings().stream()
        .filter(
            r -> r.act().termId().equals(linkage.id()) && r.act().version() == version.number());
  }

  private Optional<Stances.Standing> affirmation(Actor holder, AdvanceReading reading) {
    return stances()
        .of(
            holder,
            Proposition.of(
                Kind.MEANS, reading.agreement() + "." + reading.termId(), reading.readingId()))
        .filter(s -> s.stance() == Stance.AFFIRMS);
  }

  /// Whether the two are held to be the same conduct.
  public boolean relates(Id from, Id to, Relation type) {
    var proposition = Proposition.of(Kind.RELATION, from, to, type);
    if (party.isPresent())
      return stances().is(Stance.AFFIRMS, new Actor.Named(party.get()), proposition);
    var parties =
        Stream.of(from, to)
            .flatMap(id -> Optional.ofNullable(dossier.agreements().get(id)).stream())
            .flatMap(file -> file.current().stream())
            .flatMap(version -> version.parties().stream())
            .distinct()
            .toList();
    return !parties.isEmpty()
        && parties.stream()
            .allMatch(p -> stances().is(Stance.AFFIRMS, new Actor.Named(p), proposition));
  }

  /// @param participates whose denial the record minds
  public Validity validity(UUID act, Predicate<Actor> participates) {
    var proposition = Proposition.of(Kind.VALID, act);
    if (party.isPresent())
      return stances().is(Stance.DENIES, new Actor.Named(party.get()), proposition)
          ? Validity.DENIED
          : Validity.VALID;
    return denying(proposition).anyMatch(participates) ? Validity.CONTESTED : Validity.VALID;
  }

  /// What only an express word of everybody concerned brings about, such as a reinstatement.
  public boolean affirmsValid(UUID act, List<Id> participants) {
    var proposition = Proposition.of(Kind.VALID, act);
    return party.map(List::of).orElse(participants).stream()
        .allMatch(p -> stances().is(Stance.AFFIRMS, new Actor.Named(p), proposition));
  }

  /// The party's own word on a report, where it has one.
  public Optional<Boolean> ownWord(ReportOccurrence report, KeyRef key, Relates relates) {
    if (party.isEmpty()) return Optional.empty();
    var holder = new Actor.Named(party.get());
    if (deniedBy(holder, report, key, relates)) return Optional.of(false);
    return stances().is(Stance.AFFIRMS, holder, counts(report, key, relates))
        ? Optional.of(true)
        : Optional.empty();
  }

  /// Whoever denies that it happened, or that it counts as what it is reported as.
  public Stream<Actor> deniers(ReportOccurrence report, KeyRef key, Relates relates) {
    return Stream.concat(
            denying(Proposition.of(Kind.OCCURRED, report.id())),
            denying(counts(report, key, relates)))
        .distinct();
  }

  public Stream<Actor> acknowledging(ReportOccurrence report, KeyRef key, Relates relates) {
    return stances().on(counts(report, key, relates)).entrySet().stream()
        .filter(e -> e.getValue().stance() == Stance.AFFIRMS)
        .map(Map.Entry::getKey);
  }

  private boolean deniedBy(Actor holder, ReportOccurrence report, KeyRef key, Relates relates) {
    return stances().is(Stance.DENIES, holder, Proposition.of(Kind.OCCURRED, report.id()))
        || stances().is(Stance.DENIES, holder, counts(report, key, relates));
  }

  /// Whoever denies it now.
  public Stream<Actor> denying(Proposition proposition) {
    return stances().on(proposition).entrySet().stream()
        .filter(e -> e.getValue().stance() == Stance.DENIES)
        .map(Map.Entry::getKey);
  }

  private static Proposition counts(ReportOccurrence report, KeyRef key, Relates relates) {
    return Proposition.of(Kind.COUNTS, report.id(), key, relates.as());
  }

  private Stances stances() {
    return dossier.stances();
  }
}
