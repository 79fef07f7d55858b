package ledger.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.Event;
import ledger.act.Id;
import ledger.record.Recorded;
import ledger.record.axon.ActSerializer;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads of the event store that Axon's own engine has no question for. It never writes.
@Repository
class EventTable {

  /// @param position provisional: unique and rising, with gaps
  record Stored(long position, byte[] payload) {}

  record Positioned(long position, Recorded recorded) {}

  private final JdbcClient sql;
  private final ActSerializer serializer;

  EventTable(JdbcClient sql, ActSerializer serializer) {
    this.sql = sql;
    this.serializer = serializer;
  }

  /// Waits until no other act of this negotiation is being decided; held until the transaction
  /// ends.
  void lock(Id negotiation) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended(:negotiation, 0))")
        .param("negotiation", negotiation.value())
        .query((_, _) -> negotiation)
        .single();
  }

  Optional<Stored> byAct(UUID actId) {
    return sql.sql(
            "select globalindex, payload from domainevententry where eventidentifier = :actId")
        .param("actId", actId.toString())
        .query((row, _) -> new Stored(row.getLong("globalindex"), row.getBytes("payload")))
        .optional();
  }

  /// An act on record as it was accepted; it never changes, so that no lock is needed.
  Optional<Act> act(UUID actId, Id negotiation) {
    return sql.sql(
            """
            select payloadtype, payload
              from domainevententry
             where eventidentifier = :actId and negotiation = :negotiation
            """)
        .param("actId", actId.toString())
        .param("negotiation", negotiation.value())
        .query((row, _) -> event(row).act())
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
    MetaData added =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                row.getBytes("metadata"), byte[].class, ActSerializer.META_DATA, null));
    return new Positioned(
        row.getLong("globalindex"),
        new Recorded(
            event(row),
            ActSerializer.recordedBy(added),
            Instant.parse(row.getString("timestamp"))));
  }

  private Event event(ResultSet row) throws SQLException {
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            row.getBytes("payload"), byte[].class, row.getString("payloadtype"), null));
  }
}
