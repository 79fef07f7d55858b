package ledger.bench.record;

import ledger.act.json.ActFormat;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.LogEventStore;
import ledger.record.json.EntryFormat;
import org.axonframework.config.Configuration;

/// An event store with one handler behind it that wants to know.
interface Teller extends AutoCloseable {

  Configuration axon();

  static Teller ours(Database database, Object handler) {
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
            .registerEventHandler(_ -> handler));
    return started(configurer.buildConfiguration(), log);
  }

  static Teller stock(Database database, Object handler) throws Exception {
    StockTables.in(database);
    var pool = database.pool(24);
    var serializer = new ActSerializer(new EntryFormat(new ActFormat()));
    var wiring = Wiring.on(pool);
    var configurer =
        wiring.configurer(serializer).configureEmbeddedEventStore(_ -> wiring.stock(serializer));
    configurer.eventProcessing(processing ->
        processing.usingPooledStreamingEventProcessors().registerEventHandler(_ -> handler));
    return started(configurer.buildConfiguration(), pool);
  }

  private static Teller started(Configuration axon, AutoCloseable beneath) {
    axon.start();
    return new Teller() {
      @Override
      public Configuration axon() {
        return axon;
      }

      @Override
      public void close() throws Exception {
        axon.shutdown();
        beneath.close();
      }
    };
  }
}
