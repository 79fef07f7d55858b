package ledger.bench.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.record.Recorded;
import ledger.record.json.EntryFormat;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the ledger asked of Axon's event table, beside Axon.
record StockEvents(JdbcClient sql, EntryFormat format) {

  record Positioned(long position, Recorded recorded) {}

  /// Held until the transaction ends.
  void lock(Id negotiation) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended(:negotiation, 0))")
        .param("negotiation", negotiation.value())
        .query((_, _) -> negotiation)
        .single();
  }

  Optional<Long> byAct(UUID actId) {
    return sql.sql("select globalindex from domainevententry where eventidentifier = :actId")
        .param("actId", actId.toString())
        .query(Long.class)
        .optional();
  }

  List<Positioned> of(Id negotiation, long after) {
    return sql.sql(
            """
            select globalindex, payloadtype, payload, metadata, "timestamp"
              from domainevententry
             where negotiation = :negotiation and globalindex > :after
             order by globalindex
            """)
        .param("negotiation", negotiation.value())
        .param("after", after)
        .query((row, _) -> positioned(row))
        .list();
  }

  private Positioned positioned(ResultSet row) throws SQLException {
    return new Positioned(
        row.getLong("globalindex"),
        new Recorded(
            format.event(row.getString("payloadtype"), row.getBytes("payload")).orElseThrow(),
            new UserId(
                format.added(row.getBytes("metadata")).getOrDefault(EntryFormat.RECORDED_BY, "")),
            Instant.parse(row.getString("timestamp"))));
  }
}
