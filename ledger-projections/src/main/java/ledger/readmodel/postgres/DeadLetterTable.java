package ledger.readmodel.postgres;

import java.time.Instant;
import java.util.List;
import ledger.log.Times;
import ledger.readmodel.ReadModelStore.Failure;
import ledger.value.Id;
import org.springframework.jdbc.core.JdbcOperations;

/// Every statement that touches `reading.dead_letter`: negotiations that a query cannot be answered
/// for until somebody has looked at why.
public final class DeadLetterTable {

  /// @param position of the last act that was on record when it was first noticed
  /// @param cause what was thrown and where, and nothing that was said
  public record DeadLetter(
      String question, Id negotiation, long position, String cause, Instant since) {}

  private final JdbcOperations sql;

  public DeadLetterTable(JdbcOperations sql) {
    this.sql = sql;
  }

  public List<DeadLetter> all() {
    return sql.query(
        """
        select question, negotiation, position, cause, since from reading.dead_letter
         order by question, negotiation
        """,
        (row, _) ->
            new DeadLetter(
                row.getString("question"),
                Id.of(row.getString("negotiation")),
                row.getLong("position"),
                row.getString("cause"),
                Moments.of(row, "since")));
  }

  public long count() {
    return sql.queryForList("select count(*) from reading.dead_letter", Long.class).getFirst();
  }

  /// Keeps since when it has lain there.
  void put(List<Failure> failures, Instant now) {
    sql.batchUpdate(
        """
        insert into reading.dead_letter (question, negotiation, position, cause, since)
        values (?, ?, ?, ?, ?)
        on conflict (negotiation, question) do update set cause = excluded.cause
        """,
        failures.stream()
            .map(failure ->
                new Object[] {
                  failure.query(),
                  failure.negotiation().value(),
                  failure.position(),
                  failure.cause(),
                  Times.micros(now)
                })
            .toList());
  }

  void remove(String question, Id negotiation) {
    sql.update(
        "delete from reading.dead_letter where question = ? and negotiation = ?",
        question,
        negotiation.value());
  }
}
