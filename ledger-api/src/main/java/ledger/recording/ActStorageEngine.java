package ledger.recording;

import java.util.List;
import ledger.act.Event;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;

/// The seam to the event store: Axon's own JDBC engine, with the act's id for the event's.
///
/// One act is one event, so its id serves both, and the store itself refuses an act twice.
final class ActStorageEngine extends JdbcEventStorageEngine {

  ActStorageEngine(Builder builder) {
    super(builder);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    super.appendEvents(events.stream().map(ActStorageEngine::underActId).toList(), serializer);
  }

  private static EventMessage<?> underActId(EventMessage<?> message) {
    if (!(message instanceof DomainEventMessage<?> m && m.getPayload() instanceof Event event))
      return message;
    return new GenericDomainEventMessage<>(
        m.getType(),
        m.getAggregateIdentifier(),
        m.getSequenceNumber(),
        new GenericMessage<>(event.act().actId().toString(), event, m.getMetaData()),
        m.getTimestamp());
  }
}
