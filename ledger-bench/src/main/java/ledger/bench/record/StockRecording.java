package ledger.bench.record;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.dossier.postgres.AdmissionProjection;
import ledger.dossier.postgres.AdmissionTable;
import ledger.feed.ProjectionCursor;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.AxonDoor;
import ledger.record.json.EntryFormat;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The same decider and projection on stock Axon: its command bus in a transaction, its JDBC engine
/// behind its own store, its pooled processor, all as they come; and beside it what the ledger had
/// before its log: a lock in the database and a context that is read from the event table.
final class StockRecording implements Recording {

  private static final int POOL = 24;

  private final HikariDataSource pool;
  private final StockEngine engine;
  private final StockEvents events;
  private final Configuration axon;

  StockRecording(Database database) throws Exception {
    StockTables.in(database);
    pool = database.pool(POOL);
    var format = new EntryFormat(new ActFormat());
    var serializer = new ActSerializer(format);
    var wiring = Wiring.on(pool);
    var sql = JdbcClient.create(pool);
    engine = wiring.stock(serializer);
    events = new StockEvents(sql, format);
    var configurer =
        wiring
            .configurer(serializer)
            .configureCommandBus(
                _ -> SimpleCommandBus.builder().transactionManager(wiring.transactions()).build())
            .configureEmbeddedEventStore(_ -> engine);
    configurer.eventProcessing(processing ->
        processing
            // What was opened before is not taken in: only what is measured.
            .usingPooledStreamingEventProcessors(
                (_, processor) -> processor.initialToken(StreamableMessageSource::createHeadToken))
            .registerEventHandler(_ ->
                new AdmissionProjection(new AdmissionTable(sql), new ProjectionCursor(() -> -1))));
    axon = configurer.buildConfiguration();
  }

  @Override
  public void record(Act act, UserId caller) {
    var message =
        new GenericCommandMessage<>(
            new GenericMessage<>(act, MetaData.with(EntryFormat.RECORDED_BY, caller.value())),
            AxonDoor.COMMAND);
    var result = new AtomicReference<CommandResultMessage<?>>();
    axon.commandBus().dispatch(message, (_, answered) -> result.set(answered));
    var answered = Objects.requireNonNull(result.get());
    if (answered.isExceptional())
      throw new IllegalStateException("not recorded", answered.exceptionResult());
    events.byAct(act.actId()).orElseThrow(); // the receipt says where it stands
  }

  @Override
  public EventStorageEngine engine() {
    return engine;
  }

  @Override
  public void start() {
    axon.start();
    AxonDoor.on(axon.commandBus(), axon.eventBus(), () -> {});
    axon.commandBus()
        .registerHandlerInterceptor(
            new StockOrder(events, new StockContexts(events), Clock.systemUTC()));
  }

  @Override
  public void close() {
    axon.shutdown();
    pool.close();
  }
}
