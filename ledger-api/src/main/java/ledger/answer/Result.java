package ledger.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.query.AnswerRow;
import ledger.readmodel.StoredRow;
import ledger.readmodel.postgres.StoredAnswers.RowBytes;
import ledger.readmodel.postgres.StoredAnswers.Stored;

/// What a query gave, as bytes: from what is stored, or from rows that were computed just now.
///
/// @param position of the last act that it takes into account
/// @param called the names of the label, as JSON
/// @param checksum over the rows: two results of one query that have the same say the same
/// @param rows in the order of the answer
record Result(long position, String called, String checksum, RowBytes head, List<RowBytes> rows) {

  static Result of(Stored stored) {
    var freshness = stored.freshness();
    return new Result(
        freshness.position(), freshness.called(), stored.checksum(), stored.head(), stored.rows());
  }

  /// As it would be stored.
  ///
  /// @param answer the head first
  /// @param json writes a body
  static Result of(
      long position, String called, List<AnswerRow> answer, Function<Object, String> json) {
    var stored = StoredRow.of(answer, json);
    var rows = stored.stream().map(Result::row).toList();
    return new Result(
        position,
        called,
        StoredRow.checksum(stored.stream().map(StoredRow::hash).toList()),
        rows.getFirst(),
        rows.subList(1, rows.size()));
  }

  private static RowBytes row(StoredRow row) {
    return new RowBytes(row.key(), row.position(), row.body().getBytes(StandardCharsets.UTF_8));
  }

  /// What its rows tell of.
  Stream<String> keys() {
    return rows.stream().map(RowBytes::key);
  }

  /// One row of it, as an answer of its own.
  Optional<Result> only(String key) {
    return rows.stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .map(row -> new Result(position, called, checksum, row, List.of()));
  }
}
