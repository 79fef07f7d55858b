package ledger.record.axon;

import java.time.Instant;
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
/// @param type its stored name; of an entry whose payload was taken away, one that is not stored
/// @param payload opened, as far as there are keys; of an entry whose payload was taken away, its
///   identity
record StoredEvent(LogEntry entry, String type, byte[] payload)
    implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

  static StoredEvent of(LogEntry entry, EntryFormat format) {
    var identity = entry.identity();
    return format
        .opened(entry)
        .map(payload -> new StoredEvent(entry, identity.type(), payload))
        .orElseGet(() -> new StoredEvent(entry, ActSerializer.WITHOUT_PAYLOAD, identity.encode()));
  }

  @Override
  public TrackingToken trackingToken() {
    return new GlobalSequenceTrackingToken(entry.position());
  }

  @Override
  public @Nullable String getType() {
    return entry.identity().stream().kind().orElse(null);
  }

  @Override
  public String getAggregateIdentifier() {
    return entry.identity().stream().id();
  }

  @Override
  public long getSequenceNumber() {
    return entry.identity().version();
  }

  @Override
  public String getEventIdentifier() {
    return entry.identity().event().toString();
  }

  @Override
  public Instant getTimestamp() {
    return Times.instant(entry.times().recorded());
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(entry.additions(), byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    var identity = entry.identity();
    return new SimpleSerializedObject<>(
        payload, byte[].class, type, identity.revision().isEmpty() ? null : identity.revision());
  }
}
