package ledger.reading.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.log.Times;
import ledger.reading.Model;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.model` alone: how far each answer has come.
public final class ModelTable {

  private static final class Columns extends Bulk.Columns<Model> {
    Columns(String question) {
      super("model");
      mapText("question", _ -> question);
      mapText("negotiation", model -> model.negotiation().value());
      mapLongPrimitive("position", Model::position);
      mapMoment("about", model -> Optional.of(model.about()));
      mapMoment("until", Model::until);
      mapBooleanPrimitive("sealed", Model::sealed);
      mapTextArray("readers", Model::readers);
      mapText("called", Model::called);
      mapText("checksum", Model::checksum);
    }
  }

  private static final int MOST = 200;

  private final JdbcClient sql;

  public ModelTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// One writer at a time for each answer, until the transaction ends, and none while a rebuilt
  /// table takes the place of the question's.
  void lock(String question, Collection<Id> negotiations) {
    sql.sql("select pg_advisory_xact_lock_shared(20262, hashtext(:question))")
        .param("question", question)
        .query(row -> {});
    sql.sql(
            """
            select pg_advisory_xact_lock(hashtext('reading ' || :question), h)
              from (select distinct hashtext(n) & 255 h
                      from unnest(:negotiations::text[]) n order by h) hashes
            """)
        .param("question", question)
        .param("negotiations", ids(negotiations))
        .query(row -> {});
  }

  Map<Id, Model> of(String question, Collection<Id> negotiations) {
    var found = new HashMap<Id, Model>();
    sql.sql(
            """
            select negotiation, position, about, until, sealed, readers, called, checksum
              from reading.model
             where question = :question and negotiation = any (:negotiations::text[])
            """)
        .param("question", question)
        .param("negotiations", ids(negotiations))
        .query((row, _) -> model(row))
        .list()
        .forEach(model -> found.put(model.negotiation(), model));
    return found;
  }

  void write(String question, List<Model> models) {
    sql.sql(
            """
            insert into reading.model
              (question, negotiation, position, about, until, sealed, readers, called, checksum)
            select :question, n, p, about, until, sealed,
                   string_to_array(readers, ' '), called::json, checksum
              from unnest(:negotiation::text[], :position::bigint[], :about::bigint[], :until::bigint[],
                          :sealed::boolean[], :readers::text[], :called::text[], :checksum::text[])
                   u(n, p, about, until, sealed, readers, called, checksum)
            on conflict (question, negotiation) do update
               set position = excluded.position, about = excluded.about, until = excluded.until,
                   sealed = excluded.sealed, readers = excluded.readers, called = excluded.called,
                   checksum = excluded.checksum
            """)
        .param("question", question)
        .param(
            "negotiation", models.stream().map(m -> m.negotiation().value()).toArray(String[]::new))
        .param("position", models.stream().map(Model::position).toArray(Long[]::new))
        .param("about", models.stream().map(m -> Times.micros(m.about())).toArray(Long[]::new))
        .param("until", models.stream().map(m -> Moments.kept(m.until())).toArray(Long[]::new))
        .param("sealed", models.stream().map(Model::sealed).toArray(Boolean[]::new))
        .param(
            "readers",
            models.stream().map(m -> String.join(" ", m.readers())).toArray(String[]::new))
        .param("called", models.stream().map(Model::called).toArray(String[]::new))
        .param("checksum", models.stream().map(Model::checksum).toArray(String[]::new))
        .update();
  }

  /// Of negotiations that have none yet.
  void fill(String question, List<Model> models, Bulk bulk) {
    bulk.into(new Columns(question), models.stream());
  }

  /// Answers that a date has made old. What cannot be folded waits for an operator.
  List<Id> due(String question, Instant now) {
    return sql.sql(
            """
            select negotiation from reading.model m
             where question = :question and until <= :now
               and not exists (select from reading.dead_letter l
                                where l.question = m.question and l.negotiation = m.negotiation)
             order by until limit :most
            """)
        .param("question", question)
        .param("now", Times.micros(now))
        .param("most", MOST)
        .query((row, _) -> Id.of(row.getString("negotiation")))
        .list();
  }

  static Model model(ResultSet row) throws SQLException {
    return new Model(
        Id.of(row.getString("negotiation")),
        row.getLong("position"),
        Moments.of(row, "about"),
        Moments.ifAny(row, "until"),
        row.getBoolean("sealed"),
        Set.copyOf(Arrays.asList((String[]) row.getArray("readers").getArray())),
        row.getString("called"),
        row.getString("checksum"));
  }

  static String[] ids(Collection<Id> negotiations) {
    return negotiations.stream().map(Id::value).toArray(String[]::new);
  }
}
