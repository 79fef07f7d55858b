package ledger.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import ledger.reading.Written;
import ledger.reading.postgres.StoredAnswers.Stored;
import ledger.reading.postgres.StoredAnswers.StoredRow;

/// What a query gave, as bytes: from what is stored, or from rows that were computed just now.
///
/// @param position of the last act that it takes into account
/// @param called the names of the label, as JSON
/// @param checksum over the rows: two results of one query that have the same say the same
/// @param rows in the order of the answer
record Result(long position, String called, String checksum, StoredRow head, List<StoredRow> rows) {

  static Result of(Stored stored) {
    var model = stored.model();
    return new Result(
        model.position(), model.called(), model.checksum(), stored.head(), stored.rows());
  }

  /// @param written the head first
  static Result of(long position, String called, List<Written> written) {
    var rows = written.stream().map(Result::row).toList();
    return new Result(
        position, called, Written.checksum(written), rows.getFirst(), rows.subList(1, rows.size()));
  }

  private static StoredRow row(Written written) {
    return new StoredRow(
        written.key(), written.position(), written.body().getBytes(StandardCharsets.UTF_8));
  }

  /// One row of it, as an answer of its own.
  Optional<Result> only(String key) {
    return rows.stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .map(row -> new Result(position, called, checksum, row, List.of()));
  }
}
