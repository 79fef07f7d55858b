package ledger.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.webhook.Posted.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `desk.webhook_attempt`: each attempt to deliver, for some time, and
/// nothing of what was sent.
@Repository
class DeliveryLog {

  /// So many of each endpoint stay.
  static final int MOST = 1_000;

  enum Kind {
    /// What came next on record.
    FOLLOWED,
    /// Sent again because somebody asked for it.
    REPLAYED,
    /// A message that says nothing.
    TEST
  }

  /// @param message its id
  /// @param position empty for one that says nothing
  /// @param attempt counts those at the same position in a row
  record Attempt(
      Instant at,
      Kind kind,
      UUID message,
      Optional<Long> position,
      int attempt,
      Outcome outcome,
      Optional<Integer> status,
      Duration took) {}

  /// @param number to go on before
  record Logged(long number, Attempt attempt) {}

  private final JdbcClient sql;

  DeliveryLog(JdbcClient sql) {
    this.sql = sql;
  }

  /// Of an endpoint that is no more nothing is kept.
  void add(UUID endpoint, Attempt attempt) {
    sql.sql(
            """
            insert into desk.webhook_attempt (webhook, at, kind, message, position, attempt, outcome, status, took_ms)
            select id, :at, :kind, :message, cast(:position as bigint), :attempt, :outcome, cast(:status as integer), :took
            from desk.webhook where id = :webhook for key share
            """)
        .param("webhook", endpoint)
        .param("at", attempt.at().atOffset(ZoneOffset.UTC))
        .param("kind", attempt.kind().name())
        .param("message", attempt.message())
        .param("position", attempt.position().orElse(null))
        .param("attempt", attempt.attempt())
        .param("outcome", attempt.outcome().name())
        .param("status", attempt.status().orElse(null))
        .param("took", (int) attempt.took().toMillis())
        .update();
  }

  /// Newest first.
  List<Logged> page(UUID endpoint, Optional<Long> before, int most) {
    return sql.sql(
            """
            select * from desk.webhook_attempt where webhook = :webhook and number < :before
            order by number desc limit :most
            """)
        .param("webhook", endpoint)
        .param("before", before.orElse(Long.MAX_VALUE))
        .param("most", most)
        .query((row, _) -> logged(row))
        .list();
  }

  private static Logged logged(ResultSet row) throws SQLException {
    return new Logged(
        row.getLong("number"),
        new Attempt(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            Kind.valueOf(row.getString("kind")),
            row.getObject("message", UUID.class),
            Optional.ofNullable(row.getObject("position", Long.class)),
            row.getInt("attempt"),
            Outcome.valueOf(row.getString("outcome")),
            Optional.ofNullable(row.getObject("status", Integer.class)),
            Duration.ofMillis(row.getInt("took_ms"))));
  }

  /// What is older goes, and of each endpoint what is behind its newest.
  void forget(Instant before) {
    sql.sql(
            """
            delete from desk.webhook_attempt a
            using (select w.id, (select b.number from desk.webhook_attempt b where b.webhook = w.id
                                 order by b.number desc offset :most limit 1) as last
                   from desk.webhook w) old
            where a.webhook = old.id and a.number <= old.last
            """)
        .param("most", MOST)
        .update();
    sql.sql("delete from desk.webhook_attempt where at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
