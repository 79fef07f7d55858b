package ledger.board;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.act.Id;
import ledger.dossier.Dossier;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.view.Picture;
import ledger.view.View;

/// Whose turn it is in a view. Worked out for whoever asks, and stored nowhere.
///
/// @param awaited PERFORMANCE of what is due, or else READINESS for what waits for it
public record NextMover(Id actor, Awaited awaited, List<KeyRef> keys) {

  public enum Awaited {
    PERFORMANCE,
    READINESS
  }

  public static List<NextMover> in(Dossier dossier, View view) {
    var picture = Picture.of(dossier, view);
    return in(Board.of(picture, view), picture);
  }

  /// Debtors of what is due; where nothing is, those whose readiness is awaited.
  public static List<NextMover> in(Board board, Picture picture) {
    var due =
        cells(board)
            .filter(c -> c.dueness() == Dueness.DUE || c.dueness() == Dueness.PAST_DUE)
            .flatMap(c -> c.debtors().stream().map(d -> new Step(d, c.key())));
    var performers = movers(due, Awaited.PERFORMANCE);
    if (!performers.isEmpty()) return performers;
    return movers(
        cells(board)
            .filter(c -> c.dueness() == Dueness.CONDITIONAL)
            .flatMap(c ->
                c.awaits().stream()
                    .flatMap(NextMover::awaited)
                    .map(key -> key.in(c.key().agreement().orElseThrow())))
            .distinct()
            .flatMap(key -> unready(key, board, picture)),
        Awaited.READINESS);
  }

  private record Step(Id actor, KeyRef key) {}

  private static Stream<Cell> cells(Board board) {
    return board.groups().stream().flatMap(g -> g.cells().stream());
  }

  private static List<NextMover> movers(Stream<Step> steps, Awaited awaited) {
    var byActor = new TreeMap<Id, TreeSet<KeyRef>>();
    steps.forEach(s ->
        byActor
            .computeIfAbsent(s.actor(), _ -> new TreeSet<>(Comparator.naturalOrder()))
            .add(s.key()));
    return byActor.entrySet().stream()
        .map(e -> new NextMover(e.getKey(), awaited, List.copyOf(e.getValue())))
        .toList();
  }

  private static Stream<KeyRef> awaited(Expr expr) {
    return switch (expr) {
      case Expr.Ready(var key) -> Stream.of(key);
      case Expr.All(var parts) -> parts.stream().flatMap(NextMover::awaited);
      case Expr.Any(var parts) -> parts.stream().flatMap(NextMover::awaited);
      case Expr.Within(_, var of) -> awaited(of);
      case Expr.Performed _, Expr.InForce _, Expr.Occurred _, Expr.Found _ -> Stream.empty();
      case Expr.Date _, Expr.Count _ -> Stream.empty();
    };
  }

  private static Stream<Step> unready(KeyRef key, Board board, Picture picture) {
    var about = picture.choice().dossier().about();
    return cells(board)
        .filter(c -> c.key().equals(key))
        .map(Cell::debtors)
        .findFirst()
        .or(() -> Optional.<List<Id>>of(List.of()))
        .stream()
        .flatMap(List::stream)
        .filter(debtor -> !picture.ready(key, debtor).isAt(about))
        .map(debtor -> new Step(debtor, key));
  }
}
