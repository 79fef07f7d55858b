package ledger.reading.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ledger.log.Times;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.dead_letter`: negotiations that a question cannot be
/// answered for until somebody has looked at why.
public final class DeadLetterTable {

  /// @param position of the act it was first noticed with
  /// @param cause what was thrown and where, and nothing that was said
  public record DeadLetter(
      String question, Id negotiation, long position, String cause, Instant since) {}

  private final JdbcClient sql;

  public DeadLetterTable(JdbcClient sql) {
    this.sql = sql;
  }

  public List<DeadLetter> all() {
    return sql.sql(
            """
            select question, negotiation, position, cause, since from reading.dead_letter
             order by question, negotiation
            """)
        .query((row, _) ->
            new DeadLetter(
                row.getString("question"),
                Id.of(row.getString("negotiation")),
                row.getLong("position"),
                row.getString("cause"),
                Moments.of(row, "since")))
        .list();
  }

  public long count() {
    return sql.sql("select count(*) from reading.dead_letter").query(Long.class).single();
  }

  Set<Id> among(String question, Collection<Id> negotiations) {
    return new HashSet<>(
        sql.sql(
                """
                select negotiation from reading.dead_letter
                 where question = :question and negotiation = any (:negotiations::text[])
                """)
            .param("question", question)
            .param("negotiations", ModelTable.ids(negotiations))
            .query((row, _) -> Id.of(row.getString("negotiation")))
            .list());
  }

  /// Keeps since when it has lain there.
  void put(DeadLetter letter) {
    sql.sql(
            """
            insert into reading.dead_letter (question, negotiation, position, cause, since)
            values (:question, :negotiation, :position, :cause, :since)
            on conflict (question, negotiation) do update set cause = excluded.cause
            """)
        .param("question", letter.question())
        .param("negotiation", letter.negotiation().value())
        .param("position", letter.position())
        .param("cause", letter.cause())
        .param("since", Times.micros(letter.since()))
        .update();
  }

  void remove(String question, Id negotiation) {
    sql.sql(
            """
            delete from reading.dead_letter
             where question = :question and negotiation = :negotiation
            """)
        .param("question", question)
        .param("negotiation", negotiation.value())
        .update();
  }
}
