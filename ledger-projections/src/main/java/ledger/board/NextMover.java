package ledger.board;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.dossier.Dossier;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.HangsOn;
import ledger.view.View;
import ledger.view.Ways;

/// Whose turn it is in a view. Worked out for whoever asks.
///
/// @param awaited PERFORMANCE of what is due, or else READINESS for what waits for it
/// @param contestedBy the parties that deny what makes it this one's turn, and
/// @param reservedBy those that reserve on it
/// @param hangsOn empty where it is its turn whichever way contested matters are decided
public record NextMover(
    Id actor,
    Awaited awaited,
    List<KeyRef> keys,
    List<Actor> contestedBy,
    List<Actor> reservedBy,
    List<HangsOn> hangsOn) {

  public enum Awaited {
    PERFORMANCE,
    READINESS
  }

  /// Something that somebody is to do.
  record Step(Id actor, KeyRef key) {}

  /// A step with what it hangs on; on nothing, where it is to be done in any case.
  record Move(Step step, List<HangsOn> hangsOn) {}

  public static List<NextMover> in(Dossier dossier, View view) {
    return Board.of(dossier, view).nextMovers();
  }

  /// Debtors of what is due; where nothing surely is, those whose readiness is awaited too.
  static List<NextMover> among(List<Turns> rows) {
    var performance = moves(rows, Turns::performance);
    if (performance.stream().anyMatch(m -> m.hangsOn().isEmpty()))
      return movers(performance, Awaited.PERFORMANCE);
    var perhaps = performance.stream().flatMap(m -> m.hangsOn().stream()).distinct().toList();
    var readiness =
        moves(rows, Turns::readiness).stream()
            .map(m ->
                new Move(
                    m.step(),
                    Stream.concat(m.hangsOn().stream(), perhaps.stream()).distinct().toList()))
            .toList();
    return Stream.concat(
            movers(performance, Awaited.PERFORMANCE).stream(),
            movers(readiness, Awaited.READINESS).stream())
        .toList();
  }

  /// A step that several commitments ask for is to be done in any case where one of them asks so.
  private static List<Move> moves(List<Turns> rows, Function<Turns, List<Move>> asked) {
    var moves = new LinkedHashSet<Move>();
    var inAnyCase = new HashSet<Step>();
    for (var row : rows)
      for (var move : asked.apply(row)) {
        moves.add(move);
        if (move.hangsOn().isEmpty()) inAnyCase.add(move.step());
      }
    return moves.stream()
        .filter(m -> m.hangsOn().isEmpty() || !inAnyCase.contains(m.step()))
        .toList();
  }

  /// What one commitment asks for.
  record Turns(List<Move> performance, List<Move> readiness) {

    static Turns of(Row row) {
      return new Turns(moves(row.due()), moves(row.unready()));
    }

    private static List<Move> moves(Ways<List<Step>> ways) {
      return ways.outcomes(steps -> steps).stream()
          .flatMap(List::stream)
          .distinct()
          .map(step ->
              new Move(
                  step,
                  ways.hangsOn(
                      "nextMover",
                      steps -> steps.contains(step),
                      moving -> moving ? step.actor().value() : "")))
          .toList();
    }
  }

  private record Turn(Id actor, List<HangsOn> hangsOn) {}

  private static List<NextMover> movers(List<Move> moves, Awaited awaited) {
    var turns =
        new TreeMap<Turn, TreeSet<KeyRef>>(
            Comparator.comparing(Turn::actor).thenComparing(t -> t.hangsOn().toString()));
    moves.forEach(m ->
        turns
            .computeIfAbsent(new Turn(m.step().actor(), m.hangsOn()), _ -> new TreeSet<>())
            .add(m.step().key()));
    return turns.entrySet().stream()
        .map(e ->
            new NextMover(
                e.getKey().actor(),
                awaited,
                List.copyOf(e.getValue()),
                HangsOn.contestedBy(e.getKey().hangsOn()),
                HangsOn.reservedBy(e.getKey().hangsOn()),
                e.getKey().hangsOn()))
        .toList();
  }
}
