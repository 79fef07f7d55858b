package ledger.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Entry;
import ledger.dossier.Stances;
import ledger.dossier.StatementOnRecord;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.value.Id;

/// What linkages mean in a view.
///
/// A holder's readings of one linkage hold together for as long as it affirms each of them. That
/// the words make no condition, and readings that make one, take each other's place. On the record
/// a reading holds where every party holds it, and it says what a commitment waits for where no
/// party holds more of that one.
public final class Meanings {

  /// A reading of a linkage as a view holds it, its keys with their agreements.
  ///
  /// @param reading empty where the text itself says it
  /// @param links none where it says that the words make no condition
  /// @param because the acts by which it is held
  public record Meaning(Optional<Id> reading, List<Link> links, List<UUID> because) {

    boolean saysNoCondition() {
      return links.isEmpty();
    }

    /// A reading speaks for what it links, or, where it links nothing, for all that is covered; the
    /// text for all that it covers.
    boolean speaksFor(KeyRef key) {
      return reading.isEmpty()
          || saysNoCondition()
          || links.stream().flatMap(Link::keys).anyMatch(key::equals);
    }
  }

  private final Assumptions assumptions;

  Meanings(Assumptions assumptions) {
    this.assumptions = assumptions;
  }

  /// What a linkage means for one commitment that it covers; nothing where only its words speak for
  /// it.
  public List<Meaning> of(AgreementFile file, Version version, Linkage linkage, Id key) {
    var own = KeyRef.of(file.id(), key);
    var held = held(file, version, linkage).stream().filter(m -> m.speaksFor(own)).toList();
    return held.isEmpty() || isDisputed(held.size(), file, version, linkage, own)
        ? ofTheText(file, version, linkage)
        : held;
  }

  private boolean isDisputed(
      int held, AgreementFile file, Version version, Linkage linkage, KeyRef key) {
    return assumptions.party().isEmpty()
        && assumptions.parties(file, version).stream()
            .anyMatch(p ->
                heldBy(p, readings(file, version, linkage)).stream()
                        .map(h -> meaning(h.reading(), List.of(h)))
                        .filter(m -> m.speaksFor(key))
                        .count()
                    != held);
  }

  /// Every formal meaning of it, whatever it speaks for.
  public List<Meaning> of(AgreementFile file, Version version, Linkage linkage) {
    var held = held(file, version, linkage);
    return held.isEmpty() ? ofTheText(file, version, linkage) : held;
  }

  private static List<Meaning> ofTheText(AgreementFile file, Version version, Linkage linkage) {
    return linkage.links().isEmpty()
        ? List.of()
        : List.of(
            new Meaning(
                Optional.empty(),
                linkage.links().stream().map(l -> l.over(k -> k.in(file.id()))).toList(),
                List.of(version.act())));
  }

  /// The readings that the view holds, in the order in which they came to be held.
  List<Meaning> held(AgreementFile file, Version version, Linkage linkage) {
    var readings = readings(file, version, linkage);
    if (readings.isEmpty()) return List.of();
    if (assumptions.party().isPresent())
      return heldBy(assumptions.party().get(), readings).stream()
          .map(h -> meaning(h.reading(), List.of(h)))
          .toList();
    var parties = version.takesTwo() ? assumptions.parties(file, version) : List.<Id>of();
    if (parties.isEmpty()) return List.of();
    var byParty = parties.stream().map(p -> heldBy(p, readings)).toList();
    return byParty.getFirst().stream()
        .map(Held::reading)
        .map(r ->
            Map.entry(
                r,
                byParty.stream()
                    .flatMap(held -> held.stream().filter(h -> h.reading().equals(r)))
                    .toList()))
        .filter(e -> e.getValue().size() == parties.size())
        .map(e -> meaning(e.getKey(), e.getValue()))
        .toList();
  }

  private static List<AdvanceReading> readings(
      AgreementFile file, Version version, Linkage linkage) {
    return file.readings().stream()
        .map(StatementOnRecord::act)
        .filter(r -> r.termId().equals(linkage.id()) && r.version() == version.number())
        .filter(r -> r.links().isPresent())
        .toList();
  }

  private record Held(AdvanceReading reading, Stances.Standing affirmed) {}

  private List<Held> heldBy(Id holder, List<AdvanceReading> readings) {
    var affirmed =
        readings.stream()
            .flatMap(r ->
                affirmation(assumptions.stances(), new Actor.Named(holder), r)
                    .map(s -> new Held(r, s))
                    .stream())
            .sorted(Comparator.comparing(h -> h.affirmed().said().entry(), Entry.EFFECTIVE_ORDER))
            .toList();
    var held = new ArrayList<Held>();
    for (var next : affirmed) {
      held.removeIf(before -> isNone(before.reading()) != isNone(next.reading()));
      held.add(next);
    }
    return held;
  }

  private static boolean isNone(AdvanceReading reading) {
    return reading.links().orElseThrow().isEmpty();
  }

  private static Meaning meaning(AdvanceReading reading, List<Held> held) {
    return new Meaning(
        Optional.of(reading.readingId()),
        reading.links().orElseThrow().stream()
            .map(l -> l.over(k -> k.in(reading.agreement())))
            .toList(),
        Stream.concat(
                Stream.of(reading.actId()),
                held.stream().map(h -> h.affirmed().said().act().actId()))
            .distinct()
            .sorted()
            .toList());
  }

  static Optional<Stances.Standing> affirmation(
      Stances stances, Actor holder, AdvanceReading reading) {
    return stances.of(holder, proposition(reading)).filter(s -> s.stance() == Stance.AFFIRMS);
  }

  static Proposition proposition(AdvanceReading reading) {
    return Proposition.of(
        Kind.MEANS, reading.agreement() + "." + reading.termId(), reading.readingId());
  }
}
