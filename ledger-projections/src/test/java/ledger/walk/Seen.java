package ledger.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.board.Board;
import ledger.board.CommonGround;
import ledger.board.NextMover;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.positions.Matrix;
import ledger.positions.MatrixCell;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.view.Supervaluation;
import ledger.view.View;

/// Everything that can be asked of a history, in every view, at one moment.
///
/// @param boards by the label of the view, and so on
/// @param positions without the numbers that the record gave
record Seen(
    Map<String, Board> boards,
    Map<String, List<NextMover>> movers,
    Map<String, Register> registers,
    Map<String, ReadinessBoard> readiness,
    CommonGround common,
    Docket docket,
    Matrix positions) {

  static final View.Common COMMON = new View.Common(Cast.PARTIES.subList(0, 2));

  static List<View> views() {
    var views = new ArrayList<View>(List.of(View.RECORD));
    Cast.PARTIES.forEach(p -> views.add(new View.According(p)));
    views.add(new View.According(Cast.EAST));
    return views;
  }

  static Seen of(Collection<Entry> entries, Instant about, long knownBy) {
    return of(Dossier.of(entries, about, knownBy));
  }

  static Seen of(Dossier dossier) {
    var boards = new LinkedHashMap<String, Board>();
    var movers = new LinkedHashMap<String, List<NextMover>>();
    var registers = new LinkedHashMap<String, Register>();
    var readiness = new LinkedHashMap<String, ReadinessBoard>();
    for (var view : views()) {
      var valuation = Supervaluation.of(dossier, view);
      var board = Board.of(valuation, view);
      boards.put(view.label(), board);
      movers.put(view.label(), board.nextMovers());
      registers.put(view.label(), Register.of(valuation));
      readiness.put(view.label(), ReadinessBoard.of(valuation));
    }
    return new Seen(
        boards,
        movers,
        registers,
        readiness,
        CommonGround.of(dossier, COMMON),
        Docket.of(dossier),
        unnumbered(Positions.of(dossier, COMMON.among())));
  }

  private static Matrix unnumbered(Matrix matrix) {
    return new Matrix(
        matrix.columns(),
        matrix.rows().stream()
            .map(r -> {
              var cells = new LinkedHashMap<String, MatrixCell>();
              r.cells().forEach((holder, cell) -> cells.put(holder, unnumbered(cell)));
              return new Matrix.Row(
                  r.proposition(),
                  r.joined(),
                  r.subject(),
                  r.reading(),
                  r.lasting(),
                  cells,
                  r.undisputed(),
                  r.common());
            })
            .toList());
  }

  private static MatrixCell unnumbered(MatrixCell c) {
    return new MatrixCell(
        c.value(),
        c.strength(),
        c.implied(),
        c.since(),
        c.attitude(),
        c.details(),
        c.addressees(),
        c.shadows(),
        c.notes(),
        c.history().stream()
            .map(m ->
                new MatrixCell.Move(
                    m.value(), m.strength(), m.implied(), m.statedAt(), 0, m.act(), m.superseded()))
            .toList());
  }
}
