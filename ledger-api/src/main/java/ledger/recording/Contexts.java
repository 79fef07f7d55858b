package ledger.recording;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.act.Id;
import ledger.context.Known;
import org.springframework.stereotype.Component;

/// What the record knows of each negotiation, kept from one act to the next and brought up to date
/// by reading only what came since.
///
/// To be asked only while holding the negotiation's lock: that makes the positions of one
/// negotiation rise in commit order, so that nothing can appear behind the last one read.
@Component
class Contexts {

  private static final int KEPT = 256;

  private final EventTable events;
  private final Map<Id, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, Kept> eldest) {
          return size() > KEPT;
        }
      };

  private record Kept(Known known, long position) {}

  Contexts(EventTable events) {
    this.events = events;
  }

  Known of(Id negotiation) {
    var before = take(negotiation);
    long position = before.position();
    for (var event : events.of(negotiation, position)) {
      before.known().add(event.recorded());
      position = event.position();
    }
    keep(negotiation, new Kept(before.known(), position));
    return before.known();
  }

  /// Taken out while it is brought up to date: should that fail half-way, nobody sees the half.
  private Kept take(Id negotiation) {
    synchronized (kept) {
      var before = kept.remove(negotiation);
      return before == null ? new Kept(new Known(), 0) : before;
    }
  }

  private void keep(Id negotiation, Kept now) {
    synchronized (kept) {
      kept.put(negotiation, now);
    }
  }
}
