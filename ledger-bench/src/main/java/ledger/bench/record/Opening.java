package ledger.bench.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.compartment.Audience;
import ledger.record.Stream;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/// Puts the negotiations on record that are gone on with, straight through an engine: nothing of it
/// is measured, and deciding it again would take minutes.
final class Opening {

  private static final int AT_ONCE = 16;

  private Opening() {}

  static void of(int negotiations, EventStorageEngine engine) throws Exception {
    var next = new AtomicInteger();
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<java.util.concurrent.Future<?>>();
      for (int i = 0; i < AT_ONCE; i++)
        running.add(
            threads.submit(() -> {
              for (int n = next.getAndIncrement(); n < negotiations; n = next.getAndIncrement())
                engine.appendEvents(events(n));
              return null;
            }));
      for (var each : running) each.get();
    }
  }

  static List<DomainEventMessage<?>> events(int number) {
    var events = new ArrayList<DomainEventMessage<?>>();
    var versions = new HashMap<String, Long>();
    for (var act : Acts.opening(number)) {
      var stream = streamOf(act).id();
      events.add(event(act, stream, versions.merge(stream, 1L, Long::sum) - 1));
    }
    return events;
  }

  private static Stream streamOf(Act act) {
    return Stream.of(act, Audience.everybodyIn(act.negotiation()), _ -> Optional.empty());
  }

  static DomainEventMessage<?> event(Act act, String stream, long version) {
    var by = act instanceof AgreementAct ? Acts.NORTH : Acts.OWNER;
    var payload = Vocabulary.ofAct(act.name()).orElseThrow().happened(act);
    var meta = MetaData.from(Map.of(EntryFormat.RECORDED_BY, by.value()));
    return new GenericDomainEventMessage<>(
        streamOf(act).kind(),
        stream,
        version,
        new GenericMessage<>(act.actId().toString(), payload, meta),
        Instant.now());
  }
}
