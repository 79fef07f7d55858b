package ledger.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ledger.act.Id;
import ledger.board.Board.Group;
import ledger.dossier.Dossier;
import ledger.terms.KeyRef;
import ledger.view.View;

/// What comes out equal in the view of each of several: not what nobody disputes, but what all of
/// them hold.
///
/// @param views the boards that were compared
public record CommonGround(View.Common view, List<Row> rows, Map<Id, Board> views) {

  public enum Outcome {
    SAME,
    DIVERGES,
    /// The views have different conduct or another measure here, which cannot be compared.
    NOT_SAME_CONDUCT
  }

  /// @param keys the commitments that were compared
  /// @param dueness what is the same, where it is
  public record Row(
      List<Id> debtors,
      Optional<Id> object,
      List<KeyRef> keys,
      Outcome outcome,
      List<Dueness> dueness) {

    public Board.Place place() {
      return new Board.Place(
          debtors, object.map(Id::value).orElseGet(() -> keys.getFirst().toString()));
    }
  }

  public static CommonGround of(Dossier dossier, View.Common view) {
    var views = new LinkedHashMap<Id, Board>();
    view.among().forEach(id -> views.put(id, Board.of(dossier, new View.According(id))));
    var places = new LinkedHashMap<Board.Place, List<Group>>();
    views.values().stream()
        .flatMap(board -> board.groups().stream())
        .forEach(group -> places.computeIfAbsent(group.place(), _ -> new ArrayList<>()).add(group));
    return new CommonGround(
        view, places.entrySet().stream().map(e -> row(e.getValue(), views.size())).toList(), views);
  }

  private static Row row(List<Group> groups, int views) {
    var cells = groups.stream().flatMap(g -> g.cells().stream()).toList();
    boolean sameConduct = cells.stream().allMatch(cells.getFirst()::sameConduct);
    var values =
        groups.stream()
            .map(g -> new TreeSet<>(g.cells().stream().map(Cell::dueness).toList()))
            .distinct()
            .toList();
    var outcome =
        !sameConduct
            ? Outcome.NOT_SAME_CONDUCT
            : groups.size() == views && values.size() == 1 ? Outcome.SAME : Outcome.DIVERGES;
    return new Row(
        groups.getFirst().debtors(),
        groups.getFirst().object(),
        cells.stream().map(Cell::key).distinct().sorted().toList(),
        outcome,
        outcome == Outcome.SAME ? List.copyOf(values.getFirst()) : List.of());
  }
}
