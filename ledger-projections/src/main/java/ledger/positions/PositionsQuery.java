package ledger.positions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.query.ActPositions;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;

/// The matrix of positions, a row for each proposition. Every view has the same; of several it also
/// says what each of them affirms.
public record PositionsQuery() implements Query {

  public record Head(List<Matrix.Column> columns, RowsHere<Matrix.Row> rows) {}

  @Override
  public String name() {
    return "positions";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    return rows(view.dossier(), List.of());
  }

  @Override
  public Optional<List<AnswerRow>> common(Dossier dossier, View.Common views) {
    return Optional.of(rows(dossier, views.among()));
  }

  private static List<AnswerRow> rows(Dossier dossier, List<Id> among) {
    var columns = Positions.columns(dossier);
    var placed = Positions.placed(dossier, columns, among);
    return AnswerRow.headed(
        new Head(columns, new RowsHere<>(placed.size())),
        placed.stream().map(Positions.Placed::answer));
  }

  static AnswerRow answer(Matrix.Row row, ActPositions positions) {
    return AnswerRow.of(row.proposition().toString(), first(row, positions), row);
  }

  /// The matrix that these rows were made of.
  public static Matrix matrix(List<AnswerRow> rows) {
    var columns =
        rows.stream()
            .filter(AnswerRow::isHead)
            .map(row -> ((Head) row.body()).columns())
            .findFirst()
            .orElseThrow();
    return new Matrix(columns, AnswerRow.bodies(rows, Matrix.Row.class));
  }

  /// Of the first act by which anybody said anything of it.
  private static long first(Matrix.Row row, ActPositions positions) {
    return row.cells().values().stream()
        .flatMap(PositionsQuery::acts)
        .mapToLong(positions::of)
        .min()
        .orElse(0);
  }

  private static Stream<UUID> acts(MatrixCell cell) {
    return Stream.of(
            cell.history().stream().map(MatrixCell.Move::act),
            cell.shadows().stream().map(MatrixCell.Shadow::act),
            cell.notes().stream().flatMap(note -> note.act().stream()))
        .flatMap(acts -> acts);
  }
}
