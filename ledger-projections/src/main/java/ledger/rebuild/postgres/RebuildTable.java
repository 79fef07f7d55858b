package ledger.rebuild.postgres;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.readmodel.postgres.PostgresReadModels;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.rebuild`, and those that make the next tables and put them
/// in the place of those that are read.
final class RebuildTable {

  /// @param reached the last negotiation that is done; empty text for none
  /// @param head of the record, up to which what came meanwhile has been looked for
  /// @param code that folds
  record Row(
      List<String> questions,
      String reached,
      long done,
      long total,
      long head,
      double seconds,
      Rebuild.State state,
      String code) {

    Row done(Id last, long negotiations) {
      return new Row(
          questions,
          last.value(),
          negotiations,
          Math.max(total, negotiations),
          head,
          seconds,
          state,
          code);
    }

    Row caughtUp(long to) {
      return new Row(questions, reached, done, total, to, seconds, state, code);
    }

    Row after(double passed) {
      return new Row(questions, reached, done, total, head, passed, state, code);
    }

    Row as(Rebuild.State now) {
      return new Row(questions, reached, done, total, head, seconds, now, code);
    }
  }

  private static final String FRESHNESS = "freshness";

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
            "select questions, reached, done, total, head, seconds, state, code from reading.rebuild")
        .query((row, _) ->
            new Row(
                List.of((String[]) row.getArray("questions").getArray()),
                row.getString("reached"),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("head"),
                row.getDouble("seconds"),
                Rebuild.State.valueOf(row.getString("state")),
                row.getString("code")))
        .optional();
  }

  void write(Row row) {
    sql.sql(
            """
            insert into reading.rebuild (questions, reached, done, total, head, seconds, state, code)
            values (:questions::text[], :reached, :done, :total, :head, :seconds, :state, :code)
            on conflict (one) do update
               set questions = excluded.questions, reached = excluded.reached, done = excluded.done,
                   total = excluded.total, head = excluded.head, seconds = excluded.seconds,
                   state = excluded.state, code = excluded.code
            """)
        .param("questions", row.questions().toArray(String[]::new))
        .param("reached", row.reached())
        .param("done", row.done())
        .param("total", row.total())
        .param("head", row.head())
        .param("seconds", row.seconds())
        .param("state", row.state().name())
        .param("code", row.code())
        .update();
  }

  private static String next(String name) {
    return name + PostgresReadModels.NEXT;
  }

  private static String table(String name) {
    return "reading.\"" + name + "\"";
  }

  private void call(String function, String table) {
    sql.sql("select reading." + function + "(:table)").param("table", table).query(row -> {});
  }

  /// Empty tables beside those that are read, without indexes.
  void begin(List<String> queries) {
    discard(queries);
    queries.forEach(query -> call("add_table", next(query)));
    sql.sql(
            "create table %s (like reading.freshness including defaults)"
                .formatted(table(next(FRESHNESS))))
        .update();
  }

  /// One whose next table has no indexes yet.
  Optional<String> withoutIndexes(List<String> queries) {
    return Stream.concat(queries.stream(), Stream.of(FRESHNESS))
        .filter(name ->
            sql.sql("select not relhasindex from pg_class where oid = (:next)::regclass")
                .param("next", table(next(name)))
                .query(Boolean.class)
                .single())
        .findFirst();
  }

  void index(String name) {
    if (name.equals(FRESHNESS)) call("add_freshness_indexes", next(name));
    else call("add_indexes", next(name));
  }

  void discard(List<String> queries) {
    Stream.concat(queries.stream(), Stream.of(FRESHNESS))
        .forEach(name -> sql.sql("drop table if exists " + table(next(name))).update());
  }

  /// From here to the end of the transaction nobody writes a read model.
  void close() {
    sql.sql("select pg_advisory_xact_lock(20262, 0)").query(row -> {});
  }

  /// The next tables are those that are read.
  void change(List<String> queries, boolean all) {
    if (all) change(FRESHNESS); // first, as readers take them
    queries.forEach(this::change);
    if (!all) merge(queries);
    sql.sql(
            """
            delete from reading.dead_letter l using reading.freshness f
             where l.question = any (:queries::text[]) and f.negotiation = l.negotiation
               and f.checksums ->> l.question is not null
            """)
        .param("queries", queries.toArray(String[]::new))
        .update();
  }

  private void change(String name) {
    sql.sql("drop table if exists " + table(name)).update();
    sql.sql("alter table %s rename to \"%s\"".formatted(table(next(name)), name)).update();
  }

  /// The other queries are as they were. What is behind for any is taken to be behind for all; it
  /// is folded again sooner or later, and until then nobody reads what is not the newest.
  private void merge(List<String> queries) {
    sql.sql(
            """
            insert into reading.freshness as f
              (negotiation, position, about, until, due, sealed, readers, called, checksums)
            select negotiation, position, about, until, due, sealed, readers, called, checksums
              from reading."freshness~next"
            on conflict (negotiation) do update
               set version = nextval('reading.version'),
                   position = least(f.position, excluded.position),
                   about = greatest(f.about, excluded.about),
                   until = least(f.until, excluded.until),
                   due = least(f.due, excluded.due),
                   checksums = ((f.checksums::jsonb - :queries::text[]) || excluded.checksums::jsonb)::json
            """)
        .param("queries", queries.toArray(String[]::new))
        .update();
    sql.sql("drop table reading.\"freshness~next\"").update();
  }
}
