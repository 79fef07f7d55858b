package ledger.bench.record;

import java.util.function.Consumer;
import ledger.act.Act;
import ledger.act.Event;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.LogEventStore;
import ledger.record.json.EntryFormat;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandler;

/// An event store with one handler behind it that is told what is published.
interface Publisher extends AutoCloseable {

  void publish(Act act);

  static Publisher ours(Database database, Consumer<Act> handler) {
    var serializer = new ActSerializer(new EntryFormat(new ActFormat()));
    var log = OurLog.on(database, serializer);
    var configurer =
        Wiring.on(log.pool())
            .configurer(serializer)
            .configureEventStore(_ -> LogEventStore.on(log.engine(), log.tail()));
    configurer.eventProcessing(processing ->
        processing
            .usingPooledStreamingEventProcessors(
                (_, processor) -> processor.initialSegmentCount(1).batchSize(1_000))
            .registerEventHandler(_ -> new Listener(handler)));
    return started(configurer.buildConfiguration(), log);
  }

  static Publisher stock(Database database, Consumer<Act> handler) throws Exception {
    StockTables.in(database);
    var pool = database.pool(24);
    var serializer = new ActSerializer(new EntryFormat(new ActFormat()));
    var wiring = Wiring.on(pool);
    var configurer =
        wiring.configurer(serializer).configureEmbeddedEventStore(_ -> wiring.stock(serializer));
    configurer.eventProcessing(processing ->
        processing
            .usingPooledStreamingEventProcessors()
            .registerEventHandler(_ -> new Listener(handler)));
    return started(configurer.buildConfiguration(), pool);
  }

  /// A persistent actor for each negotiation, and a reader of their tag.
  static Publisher pekko(Database database, Consumer<Act> handler) throws Exception {
    var format = new ActFormat();
    var journal = PekkoJournal.on(database, 20);
    journal.tell(bytes -> {
      if (format.read(bytes) instanceof Read(var act)) handler.accept(act);
    });
    return new Publisher() {
      @Override
      public void publish(Act act) {
        journal.append(journal.stream(act.negotiation() + "-corridor", true), format.write(act));
      }

      @Override
      public void close() throws Exception {
        journal.close();
      }
    };
  }

  /// As Axon finds handlers.
  record Listener(Consumer<Act> handler) {

    @EventHandler
    void on(Event event) {
      handler.accept(event.act());
    }
  }

  private static Publisher started(Configuration axon, AutoCloseable beneath) {
    axon.start();
    return new Publisher() {
      @Override
      public void publish(Act act) {
        axon.eventStore().publish(Opening.event(act, act.negotiation() + "/agreement/corridor", 0));
      }

      @Override
      public void close() throws Exception {
        axon.shutdown();
        beneath.close();
      }
    };
  }
}
