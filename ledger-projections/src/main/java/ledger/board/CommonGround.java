package ledger.board;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;

/// What comes out equal in the view of each of several: not what nobody disputes, but what all of
/// them hold.
///
/// @param rows a row for each commitment with its counterparts in the other views
/// @param views the boards that were compared
public record CommonGround(View.Common view, List<Row> rows, Map<Id, Board> views) {

  public enum Outcome {
    SAME,
    DIVERGES,
    /// The views have different conduct or another measure here, which cannot be compared.
    NOT_SAME_CONDUCT
  }

  /// What is compared of two commitments that have the same conduct and measure.
  public enum Aspect {
    DUENESS,
    DEBTORS,
    DUE,
    AWAITS,
    TIMING,
    PERFORMANCE
  }

  /// @param keys the commitments that were compared
  /// @param dueness what is the same, where it is
  /// @param differs what is not, where each view has the commitment; empty otherwise
  public record Row(
      List<Id> debtors,
      Optional<Id> object,
      List<KeyRef> keys,
      Outcome outcome,
      List<Dueness> dueness,
      List<Aspect> differs) {

    public Board.Place place() {
      return new Board.Place(
          debtors, object.map(Id::value).orElseGet(() -> keys.getFirst().toString()));
    }
  }

  public static CommonGround of(Dossier dossier, View.Common view) {
    var views = new LinkedHashMap<Id, Supervaluation>();
    view.among().forEach(id -> views.put(id, Supervaluation.of(dossier, new View.According(id))));
    var boards = new LinkedHashMap<Id, Board>();
    views.forEach((id, v) -> boards.put(id, Board.of(v, new View.According(id))));
    var counterparts = new Counterparts(List.copyOf(boards.values()), List.copyOf(views.values()));
    return new CommonGround(
        view,
        counterparts.rows().stream()
            .map(cells -> row(cells, List.copyOf(boards.values()), counterparts))
            .toList(),
        boards);
  }

  /// @param cells of each view those that are compared, in the order of the views
  private static Row row(List<List<Cell>> cells, List<Board> boards, Counterparts counterparts) {
    var all = cells.stream().flatMap(List::stream).toList();
    var first = all.getFirst();
    var outcome = outcome(cells, boards, counterparts);
    return new Row(
        first.debtors(),
        first.conduct().map(c -> c.object()),
        all.stream().map(Cell::key).distinct().sorted().toList(),
        outcome,
        outcome == Outcome.SAME
            ? cells.getFirst().stream()
                .map(Cell::dueness)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList()
            : List.of(),
        outcome == Outcome.DIVERGES && cells.stream().noneMatch(List::isEmpty)
            ? counterparts.differing(cells)
            : List.of());
  }

  private static Outcome outcome(
      List<List<Cell>> cells, List<Board> boards, Counterparts counterparts) {
    var all = cells.stream().flatMap(List::stream).toList();
    for (int i = 0; i < cells.size(); i++)
      if (cells.get(i).isEmpty())
        return all.stream().map(Board::place).anyMatch(places(boards.get(i))::contains)
            ? Outcome.NOT_SAME_CONDUCT
            : Outcome.DIVERGES;
    if (all.stream().map(Cell::conduct).distinct().count() > 1
        || all.stream().map(Cell::measure).distinct().count() > 1) return Outcome.NOT_SAME_CONDUCT;
    return cells.stream().map(counterparts::states).distinct().count() == 1
        ? Outcome.SAME
        : Outcome.DIVERGES;
  }

  private static List<Board.Place> places(Board board) {
    return board.groups().stream().map(Board.Group::place).toList();
  }

  static Stream<Cell> cells(Board board) {
    return board.groups().stream().flatMap(g -> g.cells().stream());
  }
}
