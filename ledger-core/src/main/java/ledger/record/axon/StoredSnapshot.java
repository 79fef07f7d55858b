package ledger.record.axon;

import java.time.Instant;
import ledger.log.postgres.SnapshotTable.Snapshot;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/// A snapshot as Axon reads it.
record StoredSnapshot(Snapshot row) implements DomainEventData<byte[]> {

  static Snapshot row(DomainEventMessage<?> snapshot, Serializer serializer) {
    var payload = snapshot.serializePayload(serializer, byte[].class);
    return new Snapshot(
        snapshot.getAggregateIdentifier(),
        snapshot.getSequenceNumber(),
        snapshot.getType(),
        snapshot.getIdentifier(),
        payload.getType().getName(),
        payload.getType().getRevision(),
        snapshot.getTimestamp().toString(),
        payload.getData(),
        snapshot.serializeMetaData(serializer, byte[].class).getData());
  }

  @Override
  public @Nullable String getType() {
    return row.kind();
  }

  @Override
  public String getAggregateIdentifier() {
    return row.stream();
  }

  @Override
  public long getSequenceNumber() {
    return row.version();
  }

  @Override
  public String getEventIdentifier() {
    return row.event();
  }

  @Override
  public Instant getTimestamp() {
    return Instant.parse(row.takenAt());
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(row.meta(), byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(row.payload(), byte[].class, row.type(), row.revision());
  }
}
