package ledger.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Side;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Commitment;
import ledger.terms.DurationClause;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.value.Id;
import ledger.view.Matter.Way;

/// What the parties hold in place of the text where only one of several can be: how long an
/// agreement lasts, and who owes a commitment. A party that holds nothing goes by the text.
final class Rivals {

  private static final String TEXT = "TEXT";

  /// @param says how a matter names it
  /// @param propositions what a holder affirms by it
  /// @param because the acts it rests on
  record Held<T>(T value, String says, List<Proposition> propositions, List<UUID> because) {

    /// The reading that a duration is held by; empty where it is the text.
    Optional<Id> reading() {
      return says.equals(TEXT) ? Optional.empty() : Optional.of(Id.of(says));
    }
  }

  private final Assumptions assumptions;

  Rivals(Assumptions assumptions) {
    this.assumptions = assumptions;
  }

  /// Empty where the text names no duration.
  Optional<Held<Lasting>> lasting(AgreementFile file, Version version) {
    return version
        .terms()
        .durationClause()
        .map(clause -> {
          var readings = readings(clause, file, version);
          var text =
              new Held<>(clause.lasting(), TEXT, List.<Proposition>of(), List.of(version.act()));
          return readings.isEmpty()
              ? text
              : decided(
                  file,
                  version,
                  text,
                  holder -> lastAffirmed(new Actor.Named(holder), readings).orElse(text));
        });
  }

  private static List<AdvanceReading> readings(
      DurationClause clause, AgreementFile file, Version version) {
    return file.readings().stream()
        .map(StatementOnRecord::act)
        .filter(r -> r.termId().equals(clause.id()) && r.version() == version.number())
        .filter(r -> r.lasting().isPresent())
        .toList();
  }

  private Optional<Held<Lasting>> lastAffirmed(Actor holder, List<AdvanceReading> readings) {
    return readings.stream()
        .flatMap(r ->
            Meanings.affirmation(assumptions.stances(), holder, r)
                .map(s -> Map.entry(r, s))
                .stream())
        .max(
            Map.Entry.comparingByValue(
                Comparator.comparing(s -> s.said().entry(), Entry.EFFECTIVE_ORDER)))
        .map(e ->
            new Held<>(
                e.getKey().lasting().orElseThrow(),
                e.getKey().readingId().value(),
                List.of(Meanings.proposition(e.getKey())),
                Stream.of(e.getKey().actId(), e.getValue().said().act().actId())
                    .distinct()
                    .sorted()
                    .toList()));
  }

  List<Id> debtors(AgreementFile file, Commitment commitment) {
    var text = assumptions.named(file, commitment, Side.DEBTOR);
    if (!assumptions.stances().speakOf(Kind.OWES)) return text;
    var key = KeyRef.of(file.id(), commitment.key());
    return decided(
            file,
            file.current().orElseThrow(),
            new Held<>(text, TEXT, List.of(), List.of()),
            holder -> owing(new Actor.Named(holder), key, text))
        .value();
  }

  /// Whom it affirms to owe it; else those of the text that it does not deny.
  private Held<List<Id>> owing(Actor holder, KeyRef key, List<Id> text) {
    var affirmed = onOwing(Stance.AFFIRMS, holder, key);
    var denied = onOwing(Stance.DENIES, holder, key);
    var held =
        affirmed.isEmpty() ? text.stream().filter(d -> !denied.contains(d)).toList() : affirmed;
    return new Held<>(
        held,
        held.isEmpty() ? "OPEN" : held.stream().map(Id::value).collect(Collectors.joining(",")),
        Stream.concat(affirmed.stream(), denied.stream())
            .map(d -> Proposition.of(Kind.OWES, key, d))
            .toList(),
        List.of());
  }

  private List<Id> onOwing(Stance stance, Actor holder, KeyRef key) {
    return assumptions.stances().propositions().stream()
        .filter(p -> p.kind() == Kind.OWES && p.argument(0).equals(key.toString()))
        .filter(p -> assumptions.stances().is(stance, holder, p))
        .map(p -> Id.of(p.argument(1)))
        .sorted()
        .toList();
  }

  private <T> Held<T> decided(
      AgreementFile file, Version version, Held<T> text, Function<Id, Held<T>> heldBy) {
    if (assumptions.party().isPresent()) return heldBy.apply(assumptions.party().get());
    var rivals = new LinkedHashMap<Held<T>, List<Actor>>();
    for (var p : assumptions.parties(file, version))
      rivals.computeIfAbsent(heldBy.apply(p), _ -> new ArrayList<>()).add(new Actor.Named(p));
    if (rivals.isEmpty()) return text;
    var distinct = merged(rivals);
    if (distinct.size() == 1) return distinct.firstEntry().getKey();
    var way = assumptions.decisions().way(matter(distinct));
    return distinct.keySet().stream()
        .filter(held -> held.says().equals(way.says()))
        .findFirst()
        .orElseThrow();
  }

  /// Those that come to the same are no rivals, whoever says them in which words.
  private static <T> SequencedMap<Held<T>, List<Actor>> merged(Map<Held<T>, List<Actor>> rivals) {
    var byValue = new HashMap<T, Held<T>>();
    var merged = new LinkedHashMap<Held<T>, List<Actor>>();
    rivals.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getKey().says()))
        .forEach(e ->
            merged
                .computeIfAbsent(
                    byValue.computeIfAbsent(e.getKey().value(), _ -> e.getKey()),
                    _ -> new ArrayList<>())
                .addAll(e.getValue()));
    return merged;
  }

  private static <T> Matter matter(SequencedMap<Held<T>, List<Actor>> rivals) {
    return new Matter(
        rivals.keySet().stream()
            .flatMap(held -> held.propositions().stream())
            .distinct()
            .sorted(Comparator.comparing(Proposition::toString))
            .toList(),
        rivals.entrySet().stream()
            .map(e -> new Way(e.getKey().says(), List.copyOf(e.getValue())))
            .toList(),
        rivals.entrySet().stream()
            .filter(e -> !e.getKey().propositions().isEmpty())
            .flatMap(e -> e.getValue().stream())
            .distinct()
            .sorted(Comparator.comparing(Actor::toString))
            .toList(),
        List.of());
  }
}
