package ledger.record.axon;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// The database went away before it answered: the events are recorded or not, and the same ids sent
/// again tell.
public final class OutcomeUnknown extends EventStoreException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknown() {
    super(
        "the database went away before it answered; the same events sent again tell whether they were recorded");
  }
}
