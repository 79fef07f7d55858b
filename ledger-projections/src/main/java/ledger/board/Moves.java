package ledger.board;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.Envelope;
import ledger.act.OccurrenceAct.ObservationMode;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.terms.BearsAs;
import ledger.terms.KeyRef;
import ledger.terms.OccurrenceKind;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.View;

/// What could be done next, worked out for whoever asks and stored nowhere: whose turn it is, where
/// readings block each other, and which single acts would count in every party's view.
public record Moves(
    Map<String, List<NextMover>> nextMovers,
    List<Deadlock> deadlocks,
    List<Step> countInEveryView) {

  /// One act that would change something in every party's view.
  ///
  /// @param effects in each view, the commitments it moves and how they would stand
  public record Step(
      String act, Id by, List<KeyRef> keys, Map<String, Map<String, Dueness>> effects) {}

  public static Moves of(Collection<Entry> acts, Instant about, long knownBy) {
    var dossier = Dossier.of(acts, about, knownBy);
    var movers = new LinkedHashMap<String, List<NextMover>>();
    Stream.concat(Stream.of(View.RECORD), parties(dossier).map(View.According::new))
        .forEach(view -> movers.put(view.label(), NextMover.in(dossier, view)));
    var boards = new LinkedHashMap<View, Board>();
    parties(dossier)
        .map(View.According::new)
        .forEach(view -> boards.put(view, Board.of(dossier, view)));
    var known = Dossier.known(acts, knownBy);
    return new Moves(
        movers,
        Deadlock.in(dossier),
        candidates(boards.values(), dossier)
            .flatMap(c -> tried(c, known, about, boards).stream())
            .toList());
  }

  /// Whether it is the same one's turn, for the same, in the view of each of these.
  public CommonGround.Outcome common(List<Id> among) {
    return among.stream()
                .map(id -> nextMovers.getOrDefault(new View.According(id).label(), List.of()))
                .map(movers -> movers.stream().map(m -> m.actor() + " " + m.awaited()).toList())
                .distinct()
                .count()
            == 1
        ? CommonGround.Outcome.SAME
        : CommonGround.Outcome.DIVERGES;
  }

  /// Whoever owes or is owed something, or is held to owe it.
  static Stream<Id> parties(Dossier dossier) {
    return Stream.concat(
            dossier.agreements().values().stream()
                .flatMap(file -> file.versions().stream())
                .flatMap(v -> v.terms().commitments())
                .flatMap(c -> Stream.concat(c.debtors().stream(), c.creditors().stream())),
            dossier.stances().propositions().stream()
                .filter(p -> p.kind() == Proposition.Kind.OWES)
                .map(p -> Id.of(p.argument(1))))
        .distinct();
  }

  private record Candidate(Act act, Id by, List<KeyRef> keys) {}

  /// For everything that is still open in some view: that it is performed, or that its debtor is
  /// ready for it, without prejudice to anything else.
  private static Stream<Candidate> candidates(Collection<Board> boards, Dossier dossier) {
    var open = new LinkedHashMap<Board.Place, TreeMap<KeyRef, Cell>>();
    for (var board : boards)
      for (var group : board.groups())
        for (var cell : group.cells())
          if (cell.dueness().isOpen() || cell.dueness() == Dueness.CONDITIONAL)
            open.computeIfAbsent(group.place(), _ -> new TreeMap<>()).put(cell.key(), cell);
    return open.values().stream()
        .flatMap(cells -> {
          var keys = List.copyOf(cells.keySet());
          return Stream.concat(
              cells.firstEntry().getValue().debtors().stream()
                  .limit(1)
                  .map(by -> new Candidate(performance(by, keys, dossier.about()), by, keys)),
              cells.values().stream()
                  .flatMap(c ->
                      c.debtors().stream()
                          .map(debtor ->
                              new Candidate(
                                  readiness(debtor, c.key(), dossier), debtor, List.of(c.key())))));
        });
  }

  private static Optional<Step> tried(
      Candidate candidate, List<Entry> known, Instant about, Map<View, Board> boards) {
    var after = new Hypothesis(List.of(candidate.act()), List.of()).over(known, about);
    var effects = new LinkedHashMap<String, Map<String, Dueness>>();
    for (var before : boards.entrySet()) {
      var moved =
          moved(
              before.getValue(),
              Board.of(Dossier.of(after, about, Long.MAX_VALUE), before.getKey()));
      if (moved.isEmpty()) return Optional.empty();
      effects.put(before.getKey().label(), moved);
    }
    return effects.isEmpty()
        ? Optional.empty()
        : Optional.of(new Step(candidate.act().name(), candidate.by(), candidate.keys(), effects));
  }

  private static Map<String, Dueness> moved(Board before, Board after) {
    var was = dueness(before);
    var moved = new TreeMap<String, Dueness>();
    dueness(after)
        .forEach((key, now) -> {
          if (was.get(key) != now) moved.put(key.toString(), now);
        });
    return moved;
  }

  private static Map<KeyRef, Dueness> dueness(Board board) {
    var dueness = new TreeMap<KeyRef, Dueness>();
    board.groups().stream()
        .flatMap(g -> g.cells().stream())
        .forEach(c -> dueness.put(c.key(), c.dueness()));
    return dueness;
  }

  private static Act performance(Id by, List<KeyRef> keys, Instant about) {
    return new ReportOccurrence(
        envelope("performance", by, keys, about),
        Id.of("hypothesis"),
        OccurrenceKind.OTHER,
        at(about),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        ObservationMode.PARTY_STATEMENT,
        List.of(),
        keys.stream().map(k -> new Relates(k, BearsAs.PERFORMANCE, Optional.empty())).toList());
  }

  /// For the version that is current: for any other it would be stale at once.
  private static Act readiness(Id by, KeyRef key, Dossier dossier) {
    var agreement = key.agreement().orElseThrow();
    return new ConfirmReadiness(
        envelope("readiness", by, List.of(key), dossier.about()),
        agreement,
        Optional.ofNullable(dossier.agreements().get(agreement))
            .flatMap(AgreementFile::current)
            .map(Version::number)
            .orElse(1),
        List.of(key.key()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Envelope envelope(String kind, Id by, List<KeyRef> keys, Instant about) {
    return new Envelope(
        UUID.nameUUIDFromBytes((kind + by + keys).getBytes(StandardCharsets.UTF_8)),
        Id.of("hypothesis"),
        Envelope.Mode.PERFORMED,
        Optional.of(new Actor.Named(by)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(at(about)),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        true,
        false,
        Optional.empty());
  }

  private static When at(Instant moment) {
    return When.at(moment.atOffset(ZoneOffset.UTC));
  }
}
