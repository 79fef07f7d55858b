package ledger.bench.record;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/// Streams of its own for each caller, so that none is in another's way: what is measured is the
/// store, not who yields to whom. A stream is as long as a dealing is, then the next one begins.
final class Streams {

  static final String KIND = "agreement";

  private static final int LONG = 64;

  private final long[] next;

  Streams(int callers) {
    next = new long[callers];
  }

  /// One of a caller's events.
  ///
  /// @param number the event's, over all of the caller's streams
  record Place(int caller, long number) {

    String stream() {
      return "n" + caller + "/agreement/corridor-" + number / LONG;
    }

    long version() {
      return number % LONG;
    }

    Ready ready() {
      return Ready.number(caller + number);
    }
  }

  Place next(int caller) {
    return new Place(caller, next[caller]++);
  }

  /// The next event of a caller, as Axon has events.
  DomainEventMessage<Ready> event(int caller) {
    var place = next(caller);
    return new GenericDomainEventMessage<>(
        KIND,
        place.stream(),
        place.version(),
        new GenericMessage<>(Ids.next().toString(), place.ready(), Ready.META),
        Instant.now());
  }
}
