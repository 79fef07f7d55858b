package ledger.record.axon;

import java.time.Instant;
import ledger.log.Leaf;
import ledger.log.LogEntry;
import ledger.log.Times;
import ledger.record.json.EntryFormat;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/// An entry of the log as Axon reads it. Its position is its tracking token.
///
/// @param payload opened, as far as there are keys; empty where it is gone
record StoredEvent(LogEntry entry, Leaf leaf, byte[] payload)
    implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

  static StoredEvent of(LogEntry entry, EntryFormat format) {
    return new StoredEvent(entry, entry.parsed(), format.opened(entry).orElse(new byte[0]));
  }

  @Override
  public TrackingToken trackingToken() {
    return new GlobalSequenceTrackingToken(entry.position());
  }

  @Override
  public @Nullable String getType() {
    return leaf.kind().isEmpty() ? null : leaf.kind();
  }

  @Override
  public String getAggregateIdentifier() {
    return entry.stream();
  }

  @Override
  public long getSequenceNumber() {
    return leaf.version();
  }

  @Override
  public String getEventIdentifier() {
    return leaf.event().toString();
  }

  @Override
  public Instant getTimestamp() {
    return Times.instant(leaf.recorded());
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(entry.meta(), byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(
        payload, byte[].class, leaf.type(), leaf.revision().isEmpty() ? null : leaf.revision());
  }
}
