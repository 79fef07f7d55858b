package ledger.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Id;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.reading.RowsHere;
import ledger.terms.KeyRef;
import ledger.view.Supervaluation;
import ledger.view.View;

/// The board of the record, a row for each commitment.
public final class BoardQuestion implements Question {

  public static final String NAME = "board";

  private record Head(
      List<Group> groups, List<NextMover> nextMovers, List<Board.NotHeld> notHeld) {}

  private record Group(List<Id> debtors, Optional<Id> object, RowsHere cells) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    var board = Board.of(record, View.RECORD);
    var dossier = record.dossier();
    var groups =
        board.groups().stream()
            .map(g -> new Group(g.debtors(), g.object(), new RowsHere(g.cells().size())))
            .toList();
    return Stream.concat(
            Stream.of(Row.head(new Head(groups, board.nextMovers(), board.notHeld()))),
            board.groups().stream()
                .flatMap(g -> g.cells().stream())
                .map(c -> Row.of(c.key().toString(), first(c.key(), dossier), c)))
        .toList();
  }

  /// Of the first version of the terms that has it.
  private static long first(KeyRef key, Dossier dossier) {
    return key.agreement().flatMap(id -> Optional.ofNullable(dossier.agreements().get(id))).stream()
        .map(AgreementFile::versions)
        .flatMap(versions -> versions.stream())
        .filter(version -> version.terms().commitment(key.key()).isPresent())
        .mapToLong(version -> version.origin().entry().position())
        .min()
        .orElse(-1);
  }
}
