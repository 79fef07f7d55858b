package ledger.recording;

import java.time.OffsetDateTime;
import java.util.Optional;
import ledger.record.axon.Tail;
import ledger.role.ReaderOnly;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far behind a server that only reads is. Never down: what it shows was acknowledged once, and
/// to show it while there is no primary is what it is for.
@ReaderOnly
@Component
class ReplicaHealth implements HealthIndicator {

  /// @param standby else it was promoted
  /// @param receiving whether it is connected to a primary: if not, nobody can tell how far behind
  ///   it is
  /// @param recorded entries that it has, shown or not
  /// @param replayed when what it replayed last was committed; empty where nothing was since it was
  ///   started
  private record State(
      boolean standby, boolean receiving, long recorded, Optional<OffsetDateTime> replayed) {}

  private static final String STATE =
      """
      select pg_is_in_recovery() standby,
             exists (select from pg_stat_wal_receiver) receiving,
             coalesce((select first_pos + n from record.batch where log_id = :log
                        order by first_pos desc limit 1), 0) recorded,
             pg_last_xact_replay_timestamp() replayed
      """;

  private final JdbcClient sql;
  private final Tail tail;
  private final Sampled<State> sampled = new Sampled<>(this::sample);

  ReplicaHealth(JdbcClient sql, Tail tail) {
    this.sql = sql;
    this.tail = tail;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("shown", tail.head());
    sampled
        .get()
        .ifPresent(state -> {
          health
              .withDetail("notShown", Math.max(0, state.recorded() - tail.head()))
              .withDetail("reads", state.standby() ? "a standby" : "a primary")
              .withDetail("receiving", state.receiving());
          state.replayed().ifPresent(at -> health.withDetail("replayed", at.toInstant()));
        });
    return health.build();
  }

  private State sample() {
    return sql.sql(STATE)
        .param("log", RecordWiring.LOG)
        .query((row, _) ->
            new State(
                row.getBoolean("standby"),
                row.getBoolean("receiving"),
                row.getLong("recorded"),
                Optional.ofNullable(row.getObject("replayed", OffsetDateTime.class))))
        .single();
  }
}
