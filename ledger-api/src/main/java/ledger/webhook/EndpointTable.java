package ledger.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.value.Id;
import ledger.webhook.Standing.Failing;
import ledger.webhook.Standing.Off;
import ledger.webhook.Standing.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `desk.webhook`.
///
/// Whoever delivers to an endpoint has a lease of it, which ends by the database's own clock: so
/// two servers do not deliver to it at once, whatever their clocks show. Whoever switches one on or
/// off by hand, or has it go on elsewhere, takes the lease away: what its holder would store after
/// that is not stored.
@Repository
class EndpointTable {

  /// @param lease that was given with it
  record Leased(Endpoint endpoint, UUID lease) {}

  /// How endpoints are, in numbers.
  enum State {
    ON,
    FAILING,
    OFF
  }

  private final JdbcClient sql;

  EndpointTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// @param most that one owner has
  /// @return whether there was room for it
  boolean insert(Endpoint endpoint, int most) {
    return sql.sql(
                """
                insert into desk.webhook (id, owner, negotiation, sealed, made, passed, failed, due)
                select :id, :owner, cast(:negotiation as text), :sealed, :made, :passed, 0, :due
                where (select count(*) from desk.webhook where owner = :owner) < :most
                """)
            .param("id", endpoint.id())
            .param("owner", endpoint.owner().value())
            .param("negotiation", endpoint.negotiation().map(Id::value).orElse(null))
            .param("sealed", endpoint.sealed())
            .param("made", at(endpoint.made()))
            .param("passed", endpoint.standing().passed())
            .param("due", at(endpoint.standing().due()))
            .param("most", most)
            .update()
        == 1;
  }

  List<Endpoint> of(UserId owner) {
    return sql.sql("select * from desk.webhook where owner = :owner order by made, id")
        .param("owner", owner.value())
        .query((row, _) -> endpoint(row))
        .list();
  }

  Optional<Endpoint> find(UserId owner, UUID id) {
    return sql.sql("select * from desk.webhook where id = :id and owner = :owner")
        .param("id", id)
        .param("owner", owner.value())
        .query((row, _) -> endpoint(row))
        .optional();
  }

  boolean delete(UserId owner, UUID id) {
    return sql.sql("delete from desk.webhook where id = :id and owner = :owner")
            .param("id", id)
            .param("owner", owner.value())
            .update()
        == 1;
  }

  /// Whoever delivers to it meanwhile signs with it from the next attempt on.
  ///
  /// @return whether nobody else had another secret made meanwhile
  boolean seal(Endpoint before, Endpoint after) {
    return sql.sql(
                "update desk.webhook set sealed = :sealed, former_until = :until where id = :id and sealed = :before")
            .param("id", before.id())
            .param("before", before.sealed())
            .param("sealed", after.sealed())
            .param("until", after.formerUntil().map(EndpointTable::at).orElse(null))
            .update()
        == 1;
  }

  void switchOff(UUID id, Off off) {
    sql.sql(
            """
            update desk.webhook set off = :off, off_since = :since, lease = null, leased_until = null
            where id = :id and off is null
            """)
        .param("id", id)
        .param("off", off.why().name())
        .param("since", at(off.since()))
        .update();
  }

  /// Its failures count from the beginning, also where it was not off.
  void switchOn(UUID id, Instant now) {
    sql.sql(
            """
            update desk.webhook
            set off = null, off_since = null, failed = 0, failing_since = null, due = :now, lease = null, leased_until = null
            where id = :id and (off is not null or failed > 0)
            """)
        .param("id", id)
        .param("now", at(now))
        .update();
  }

  void goOn(UUID id, long after, Instant now) {
    sql.sql(
            """
            update desk.webhook
            set passed = :after, failed = 0, failing_since = null, due = :now, lease = null, leased_until = null
            where id = :id
            """)
        .param("id", id)
        .param("after", after)
        .param("now", at(now))
        .update();
  }

  /// Gives leases of endpoints that something may have to be delivered to.
  ///
  /// @param last position on record
  /// @param lasting how long a lease lasts where it is not renewed
  List<Leased> lease(Instant now, long last, Duration lasting, int most) {
    return sql.sql(
            """
            update desk.webhook set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => :lasting)
            where id in (
              select id from desk.webhook
              where off is null and due <= :now and passed < :last and (leased_until is null or leased_until < now())
              order by due limit :most for update skip locked)
            returning *
            """)
        .param("now", at(now))
        .param("last", last)
        .param("lasting", seconds(lasting))
        .param("most", most)
        .query((row, _) -> new Leased(endpoint(row), row.getObject("lease", UUID.class)))
        .list();
  }

  /// Empty where the lease was taken away.
  Optional<Endpoint> renewed(Leased leased, Duration lasting) {
    return sql.sql(
            """
            update desk.webhook set leased_until = now() + make_interval(secs => :lasting)
            where id = :id and lease = :lease returning *
            """)
        .param("id", leased.endpoint().id())
        .param("lease", leased.lease())
        .param("lasting", seconds(lasting))
        .query((row, _) -> endpoint(row))
        .optional();
  }

  /// @return whether the lease was still there: if it was not, nothing was stored
  boolean put(Leased leased, Standing standing) {
    return sql.sql(
                """
                update desk.webhook
                set passed = :passed, failed = :failed, failing_since = :failing_since, due = :due, off = :off, off_since = :off_since
                where id = :id and lease = :lease
                """)
            .param("id", leased.endpoint().id())
            .param("lease", leased.lease())
            .param("passed", standing.passed())
            .param("failed", standing.failing().map(Failing::attempts).orElse(0))
            .param("failing_since", standing.failing().map(one -> at(one.since())).orElse(null))
            .param("due", at(standing.due()))
            .param("off", standing.off().map(one -> one.why().name()).orElse(null))
            .param("off_since", standing.off().map(one -> at(one.since())).orElse(null))
            .update()
        == 1;
  }

  void release(Leased leased) {
    sql.sql(
            "update desk.webhook set lease = null, leased_until = null where id = :id and lease = :lease")
        .param("id", leased.endpoint().id())
        .param("lease", leased.lease())
        .update();
  }

  /// @return whether nothing was sent by hand for so long
  boolean mayBeTried(UUID id, Duration pause) {
    return sql.sql(
                """
                update desk.webhook set tried = now()
                where id = :id and (tried is null or tried < now() - make_interval(secs => :pause))
                """)
            .param("id", id)
            .param("pause", seconds(pause))
            .update()
        == 1;
  }

  Map<State, Long> states() {
    var states = new EnumMap<State, Long>(State.class);
    for (var state : State.values()) states.put(state, 0L);
    sql.sql(
            """
            select case when off is not null then 'OFF' when failed > 0 then 'FAILING' else 'ON' end as state, count(*) as n
            from desk.webhook group by 1
            """)
        .query((row, _) -> states.put(State.valueOf(row.getString("state")), row.getLong("n")))
        .list();
    return states;
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(
        row.getObject("id", UUID.class),
        new UserId(row.getString("owner")),
        Optional.ofNullable(row.getString("negotiation")).map(Id::of),
        row.getString("sealed"),
        moment(row, "former_until"),
        moment(row, "made").orElseThrow(),
        new Standing(
            row.getLong("passed"), failing(row), moment(row, "due").orElseThrow(), off(row)));
  }

  private static Optional<Failing> failing(ResultSet row) throws SQLException {
    int attempts = row.getInt("failed");
    return moment(row, "failing_since").map(since -> new Failing(attempts, since));
  }

  private static Optional<Off> off(ResultSet row) throws SQLException {
    var why = Optional.ofNullable(row.getString("off")).map(Reason::valueOf);
    var since = moment(row, "off_since");
    return why.flatMap(reason -> since.map(at -> new Off(reason, at)));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
