package ledger.bench.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.act.Event;
import ledger.act.json.ActFormat;
import ledger.bench.reading.Ledgers;
import ledger.dossier.Entry;
import ledger.readmodel.ReadModelProjector;
import ledger.record.Recorded;
import ledger.record.axon.ActSerializer;
import ledger.record.json.EntryFormat;
import ledger.value.Id;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/// Answers kept as projections usually are: Axon's JDBC engine is read from its first event on, and
/// after each its negotiation is folded and what changed is written, in a transaction.
final class Usual {

  private final OurRecording kept;
  private final ReadModelProjector projector;
  private final Map<Id, List<Entry>> known = new HashMap<>();
  private long position;

  private Usual(OurRecording kept) {
    this.kept = kept;
    this.projector = kept.projector(id -> known.getOrDefault(id, List.of()));
  }

  /// @param kept whose tables are written, empty before
  /// @param events that are enough to see the pace
  /// @return acts a second
  static double pace(Database stock, Ledgers ledgers, OurRecording kept, int events)
      throws Exception {
    AxonTables.in(stock);
    try (var pool = stock.pool(4)) {
      var format = new EntryFormat(new ActFormat());
      var engine = Wiring.on(pool).stock(new ActSerializer(format));
      engine.appendEvents(first(ledgers, events));
      var usual = new Usual(kept);
      long begun = System.nanoTime();
      try (var stream = engine.readEvents(null, false)) {
        stream.forEach(usual::takeIn);
      }
      return events / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static List<DomainEventMessage<?>> first(Ledgers ledgers, int events) {
    var first = new ArrayList<DomainEventMessage<?>>();
    ledgers.tell(said -> {
      if (first.size() < events)
        first.add(Opening.event(said.act(), said.stream(), said.version()));
    });
    return first;
  }

  private void takeIn(TrackedEventMessage<?> message) {
    var event = (Event) message.getPayload();
    var recorded =
        new Recorded(
            event, ActSerializer.recordedBy(message.getMetaData()), message.getTimestamp());
    var id = event.act().negotiation();
    known.computeIfAbsent(id, _ -> new ArrayList<>()).add(Entry.of(position++, recorded));
    kept.transaction().executeWithoutResult(_ -> projector.refresh(List.of(id)));
  }
}
