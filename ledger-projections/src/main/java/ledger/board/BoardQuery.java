package ledger.board;

import java.util.List;
import java.util.Optional;
import ledger.dossier.Dossier;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.query.RowsHere;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;

/// The board, a row for each commitment. Several views have their common ground, all in one.
public record BoardQuery() implements Query {

  /// What is answered in one view, or in several.
  public sealed interface Body {}

  public record Head(List<Group> groups, List<NextMover> nextMovers, List<Board.NotHeld> notHeld)
      implements Body {}

  public record Group(List<Id> debtors, Optional<Id> object, RowsHere<Cell> cells) {}

  public record Ground(List<CommonGround.Row> common, List<Board> views) implements Body {}

  @Override
  public String name() {
    return "board";
  }

  @Override
  public List<AnswerRow> rows(Supervaluation view) {
    var board = Board.of(view, label(view));
    var dossier = view.dossier();
    var groups =
        board.groups().stream()
            .map(g -> new Group(g.debtors(), g.object(), new RowsHere<>(g.cells().size())))
            .toList();
    return AnswerRow.headed(
        new Head(groups, board.nextMovers(), board.notHeld()),
        board.groups().stream()
            .flatMap(g -> g.cells().stream())
            .map(c -> AnswerRow.of(c.key().toString(), first(c.key(), dossier), c)));
  }

  private static View label(Supervaluation view) {
    return view.party().<View>map(View.According::new).orElse(View.RECORD);
  }

  @Override
  public Optional<List<AnswerRow>> common(Dossier dossier, View.Common views) {
    var ground = CommonGround.of(dossier, views);
    return Optional.of(
        AnswerRow.whole(new Ground(ground.rows(), List.copyOf(ground.views().values()))));
  }

  /// Of the first version of the terms that has it.
  private static long first(KeyRef key, Dossier dossier) {
    return key.agreement().flatMap(id -> Optional.ofNullable(dossier.agreements().get(id))).stream()
        .flatMap(file ->
            file.versions().stream()
                .filter(version -> version.terms().commitment(key.key()).isPresent())
                .map(file::origin))
        .mapToLong(origin -> origin.entry().position())
        .min()
        .orElse(0);
  }
}
