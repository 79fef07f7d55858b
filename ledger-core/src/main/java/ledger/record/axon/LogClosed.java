package ledger.record.axon;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// Nothing was recorded, and nothing will be before somebody has looked after the log.
public final class LogClosed extends EventStoreException {
  private static final long serialVersionUID = 1L;

  LogClosed(String why) {
    super(why);
  }
}
