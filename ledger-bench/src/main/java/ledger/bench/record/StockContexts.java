package ledger.bench.record;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.negotiation.NegotiationReplay;
import ledger.value.Id;

/// What the record knows of each negotiation, kept from one act to the next and brought up to date
/// by reading only what came since, as the ledger had it.
final class StockContexts {

  private static final int KEPT = 256;

  private final StockEvents events;
  private final Map<Id, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, Kept> eldest) {
          return size() > KEPT;
        }
      };

  record Kept(NegotiationReplay replay, long position) {}

  StockContexts(StockEvents events) {
    this.events = events;
  }

  Kept of(Id negotiation) {
    var before = take(negotiation);
    long position = before.position();
    for (var event : events.of(negotiation, position)) {
      before.replay().add(event.recorded());
      position = event.position();
    }
    var now = new Kept(before.replay(), position);
    synchronized (kept) {
      kept.put(negotiation, now);
    }
    return now;
  }

  private Kept take(Id negotiation) {
    synchronized (kept) {
      var before = kept.remove(negotiation);
      return before == null ? new Kept(new NegotiationReplay(), 0) : before;
    }
  }
}
