package ledger.record.axon;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// Nothing was recorded, and the fault is the store's: the same sent again may be.
public final class NotRecorded extends EventStoreException {
  private static final long serialVersionUID = 1L;

  /// @param why in words that whoever sent it may read
  NotRecorded(String why) {
    super(why);
  }
}
