package ledger.bench.record;

import ledger.act.Act;
import ledger.act.UserId;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/// Something that decides acts and puts them on record, with everything it runs in a real server.
interface Recording extends AutoCloseable {

  /// @throws IllegalStateException where the act is refused
  void record(Act act, UserId caller);

  EventStorageEngine engine();

  /// Begins to take in what is on record, once the negotiations are opened.
  void start() throws Exception;
}
