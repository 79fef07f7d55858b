package ledger.bench.record;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/// A stream for each caller, so that none is in another's way: what is measured is the store, not
/// who yields to whom.
final class Streams {

  static final String KIND = "agreement";

  private final long[] next;

  Streams(int callers) {
    next = new long[callers];
  }

  static String id(int caller) {
    return "n" + caller + "/agreement/corridor-" + caller;
  }

  long version(int caller) {
    return next[caller]++;
  }

  /// The next event of the caller's stream.
  DomainEventMessage<Ready> event(int caller) {
    long version = version(caller);
    return new GenericDomainEventMessage<>(
        KIND,
        id(caller),
        version,
        new GenericMessage<>(Ids.next().toString(), Ready.number(caller + version), Ready.META),
        Instant.now());
  }
}
