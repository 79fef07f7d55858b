package ledger.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.board.Board;
import ledger.board.Cell;
import ledger.board.CommonGround;
import ledger.board.Moves;
import ledger.board.NextMover;
import ledger.dossier.Dossier;
import ledger.session.ReadSession;
import ledger.value.Id;
import ledger.value.Words;
import ledger.view.Supervaluation;
import ledger.view.View;

/// The commitment board as people read it: a row for each view, a column for each conduct.
///
/// @param unseen whoever owes something or is owed it, and has no view since nobody was admitted
///   for it
public record Boards(List<Column> columns, List<Row> rows, List<Id> unseen) {

  /// @param text what is to be done, or else the key of the commitment
  /// @param words of the commitment, where it says no conduct
  public record Column(List<Id> debtors, Optional<Id> object, String text, Optional<Words> words) {}

  /// @param cells for each column, the commitments that the view has there
  /// @param common for each column, what the views have in common; empty in a row of one view
  /// @param texts of agreements with several, the one that the view goes by
  /// @param turn whether it is the same one's turn in each of the views; empty in a row of one view
  public record Row(
      View view,
      Optional<Id> party,
      Map<Column, List<Cell>> cells,
      Map<Column, List<CommonGround.Row>> common,
      Map<Id, Integer> texts,
      List<NextMover> movers,
      Optional<CommonGround.Outcome> turn) {

    /// The number of the text that a commitment is of, where its agreement has several.
    public Optional<Integer> textOf(Cell cell) {
      return cell.key().agreement().flatMap(id -> Optional.ofNullable(texts.get(id)));
    }
  }

  static Boards of(ReadSession session) {
    var dossier = session.dossier();
    var parties = dossier.principals().toList();
    var boards = new LinkedHashMap<View, Board>();
    var movers = new LinkedHashMap<View, List<NextMover>>();
    for (var view : Views.of(session)) {
      var board = Board.of(session.view(view), view);
      boards.put(view, board);
      movers.put(view, board.nextMovers());
    }
    var columns = columns(boards.values().stream().toList());
    var rows = new ArrayList<Row>();
    boards.forEach((view, board) -> {
      if (view == View.RECORD || !board.groups().isEmpty())
        rows.add(
            row(board, session.view(view), columns, view, movers.getOrDefault(view, List.of())));
    });
    var holders = holders(parties, boards);
    if (holders.size() >= 2)
      rows.add(common(dossier, new View.Common(holders), columns, turn(holders, movers)));
    return new Boards(List.copyOf(columns.values()), rows, unseen(boards.values(), parties));
  }

  /// Those who owe something and have a view of it.
  private static List<Id> holders(List<Id> parties, Map<View, Board> boards) {
    return parties.stream()
        .filter(p ->
            boards.values().stream()
                .flatMap(b -> b.groups().stream())
                .anyMatch(g -> g.debtors().contains(p)))
        .filter(p ->
            boards.entrySet().stream()
                .anyMatch(e ->
                    e.getKey().equals(new View.According(p)) && !e.getValue().groups().isEmpty()))
        .toList();
  }

  private static Map<Board.Place, Column> columns(List<Board> boards) {
    var columns = new LinkedHashMap<Board.Place, Column>();
    for (var board : boards)
      for (var group : board.groups())
        columns.computeIfAbsent(
            group.place(),
            _ -> new Column(group.debtors(), group.object(), text(group), words(group)));
    return columns;
  }

  private static List<Id> unseen(Collection<Board> boards, List<Id> parties) {
    return boards.stream()
        .flatMap(board -> board.groups().stream())
        .flatMap(group -> group.cells().stream())
        .flatMap(cell -> Stream.concat(cell.debtors().stream(), cell.creditors().stream()))
        .filter(one -> !parties.contains(one))
        .distinct()
        .toList();
  }

  private static String text(Board.Group group) {
    return group.cells().stream()
        .map(cell -> cell.conduct().map(c -> c.kind()).orElseGet(() -> cell.key().toString()))
        .distinct()
        .collect(Collectors.joining(" / "));
  }

  private static Optional<Words> words(Board.Group group) {
    return group.cells().stream()
        .filter(cell -> cell.conduct().isEmpty())
        .map(Cell::texts)
        .findFirst();
  }

  private static Row row(
      Board board,
      Supervaluation of,
      Map<Board.Place, Column> columns,
      View view,
      List<NextMover> movers) {
    var cells = new LinkedHashMap<Column, List<Cell>>();
    for (var group : board.groups()) cells.put(columns.get(group.place()), group.cells());
    return new Row(
        view,
        view instanceof View.According(var to) ? Optional.of(to) : Optional.empty(),
        cells,
        Map.of(),
        texts(board, of),
        movers,
        Optional.empty());
  }

  private static Map<Id, Integer> texts(Board board, Supervaluation view) {
    var texts = new HashMap<Id, Integer>();
    board.groups().stream()
        .flatMap(group -> group.cells().stream())
        .flatMap(cell -> cell.key().agreement().stream())
        .distinct()
        .forEach(id -> Board.textOf(id, view).ifPresent(number -> texts.put(id, number)));
    return texts;
  }

  private static CommonGround.Outcome turn(List<Id> among, Map<View, List<NextMover>> movers) {
    var byView = new LinkedHashMap<String, List<NextMover>>();
    movers.forEach((view, m) -> byView.put(view.label(), m));
    return new Moves(byView, List.of(), List.of()).common(among);
  }

  private static Row common(
      Dossier dossier,
      View.Common view,
      Map<Board.Place, Column> columns,
      CommonGround.Outcome turn) {
    var common = new LinkedHashMap<Column, List<CommonGround.Row>>();
    for (var row : CommonGround.of(dossier, view).rows()) {
      var column = columns.get(row.place());
      if (column != null) common.computeIfAbsent(column, _ -> new ArrayList<>()).add(row);
    }
    return new Row(
        view, Optional.empty(), Map.of(), common, Map.of(), List.of(), Optional.of(turn));
  }
}
