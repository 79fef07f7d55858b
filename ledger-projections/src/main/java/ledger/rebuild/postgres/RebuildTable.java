package ledger.rebuild.postgres;

import java.util.List;
import java.util.Optional;
import ledger.reading.postgres.Models;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.rebuild`, and those that make a question's next table and
/// put it in the place of the one that is read.
final class RebuildTable {

  /// @param reached the last negotiation that is done; empty text for none
  /// @param head of the record, up to which what came meanwhile has been looked for
  record Row(
      List<String> questions,
      String reached,
      long done,
      long total,
      long head,
      double seconds,
      Rebuild.State state) {

    Row done(Id last, long negotiations) {
      return new Row(
          questions,
          last.value(),
          negotiations,
          Math.max(total, negotiations),
          head,
          seconds,
          state);
    }

    Row caughtUp(long to) {
      return new Row(questions, reached, done, total, to, seconds, state);
    }

    Row after(double passed) {
      return new Row(questions, reached, done, total, head, passed, state);
    }

    Row as(Rebuild.State now) {
      return new Row(questions, reached, done, total, head, seconds, now);
    }
  }

  private final JdbcClient sql;

  RebuildTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// Nobody else goes on with it before the transaction ends.
  Optional<Row> lock() {
    sql.sql("lock table reading.rebuild in exclusive mode").update();
    return read();
  }

  Optional<Row> read() {
    return sql.sql(
            "select questions, reached, done, total, head, seconds, state from reading.rebuild")
        .query((row, _) ->
            new Row(
                List.of((String[]) row.getArray("questions").getArray()),
                row.getString("reached"),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("head"),
                row.getDouble("seconds"),
                Rebuild.State.valueOf(row.getString("state"))))
        .optional();
  }

  void write(Row row) {
    sql.sql(
            """
            insert into reading.rebuild (questions, reached, done, total, head, seconds, state)
            values (:questions::text[], :reached, :done, :total, :head, :seconds, :state)
            on conflict (one) do update
               set questions = excluded.questions, reached = excluded.reached, done = excluded.done,
                   total = excluded.total, head = excluded.head, seconds = excluded.seconds,
                   state = excluded.state
            """)
        .param("questions", row.questions().toArray(String[]::new))
        .param("reached", row.reached())
        .param("done", row.done())
        .param("total", row.total())
        .param("head", row.head())
        .param("seconds", row.seconds())
        .param("state", row.state().name())
        .update();
  }

  /// An empty table beside the one that is read, without indexes.
  void begin(String question) {
    discard(question);
    sql.sql("select reading.add_table(:next)")
        .param("next", Models.next(question))
        .query(row -> {});
  }

  /// One whose next table has no indexes yet.
  Optional<String> withoutIndexes(List<String> questions) {
    return questions.stream()
        .filter(question ->
            sql.sql("select not relhasindex from pg_class where oid = (:next)::regclass")
                .param("next", "reading.\"" + Models.next(question) + "\"")
                .query(Boolean.class)
                .single())
        .findFirst();
  }

  void index(String question) {
    sql.sql("select reading.add_indexes(:next)")
        .param("next", Models.next(question))
        .query(row -> {});
  }

  void discard(String question) {
    sql.sql("drop table if exists reading.\"" + Models.next(question) + "\"").update();
    sql.sql("delete from reading.model where question = :next")
        .param("next", Models.next(question))
        .update();
  }

  /// From here to the end of the transaction nobody writes an answer to the question.
  void closeTo(String question) {
    sql.sql("select pg_advisory_xact_lock(20262, hashtext(:question))")
        .param("question", question)
        .query(row -> {});
  }

  /// The next table is the one that is read.
  void change(String question) {
    var next = Models.next(question);
    sql.sql("drop table if exists reading.\"" + question + "\"").update();
    sql.sql("alter table reading.\"" + next + "\" rename to \"" + question + "\"").update();
    sql.sql("delete from reading.model where question = :question")
        .param("question", question)
        .update();
    sql.sql("update reading.model set question = :question where question = :next")
        .param("question", question)
        .param("next", next)
        .update();
    sql.sql(
            """
            delete from reading.dead_letter l using reading.model m
             where l.question = :question and m.question = l.question
               and m.negotiation = l.negotiation
            """)
        .param("question", question)
        .update();
  }
}
