package ledger.bench.record;

import java.util.List;
import ledger.act.Event;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;

/// Axon's own JDBC engine, with the act's id for the event's, as the ledger had it.
final class StockEngine extends JdbcEventStorageEngine {

  StockEngine(Builder builder) {
    super(builder);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    super.appendEvents(events.stream().map(StockEngine::underActId).toList(), serializer);
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
