package ledger.positions;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ledger.reading.OnRecord;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.view.Supervaluation;

/// The matrix of positions, a row for each proposition.
public final class PositionsQuestion implements Question {

  public static final String NAME = "positions";

  private record Head(List<Matrix.Column> columns, RowsHere rows) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    var dossier = record.dossier();
    var matrix = Positions.of(dossier);
    var positions = OnRecord.of(dossier);
    return Stream.concat(
            Stream.of(Row.head(new Head(matrix.columns(), new RowsHere(matrix.rows().size())))),
            matrix.rows().stream()
                .map(r -> Row.of(r.proposition().toString(), first(r, positions), r)))
        .toList();
  }

  /// Of the first act by which somebody took, or is said to have taken, a position on it.
  private static long first(Matrix.Row row, OnRecord positions) {
    return row.cells().values().stream()
        .flatMapToLong(cell ->
            LongStream.concat(
                cell.history().stream().mapToLong(Cell.Move::position),
                cell.shadows().stream().mapToLong(s -> positions.of(s.act()))))
        .min()
        .orElse(-1);
  }
}
