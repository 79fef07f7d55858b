package ledger.record.axon;

import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// Another event has this id: sending it again will not help.
public final class EventIdTaken extends EventStoreException {
  private static final long serialVersionUID = 1L;

  EventIdTaken(UUID event) {
    super("another event is on record under " + event);
  }
}
