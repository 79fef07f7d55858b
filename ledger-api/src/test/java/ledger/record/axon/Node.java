package ledger.record.axon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import ledger.act.json.ActFormat;
import ledger.log.Intake;
import ledger.log.Sequencer;
import ledger.log.postgres.HeadListener;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PostgresLog;
import ledger.record.json.EntryFormat;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/// One node's record on a database, with events that say something and nothing else.
final class Node implements AutoCloseable {

  static final short LOG = 1;
  static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

  /// An event.
  record Said(String text) {}

  /// Where nothing is kept in memory, everything is read from the database.
  enum Memory {
    KEPT,
    NONE
  }

  final HikariDataSource pool;
  final PostgresLog log;
  final LogTable entries;
  final Tail tail;
  final Intake intake;
  final LogStorageEngine engine;
  final LogEventStore store;
  final AtomicLong clock = new AtomicLong(1_000_000);
  private final HeadListener listener;

  Node(DataSource database) {
    this(database, Memory.KEPT, NoOpEventUpcaster.INSTANCE);
  }

  Node(DataSource database, Memory memory, EventUpcaster upcasters) {
    var config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(6);
    pool = new HikariDataSource(config);
    log = new PostgresLog(database, LOG, "test.invalid/log");
    entries = LogTable.unchecked(pool, LOG);
    tail = new Tail(memory == Memory.KEPT ? 1 << 10 : 1, entries.head());
    listener = new HeadListener(database, LOG, tail::advance);
    intake =
        new Intake(
                new Sequencer(log, clock::get, UUID::randomUUID, tail::advance), "test-sequencer")
            .start();
    engine =
        new LogStorageEngine(
            new LogStorageEngine.On(
                intake, entries, tail, new EntryFormat(new ActFormat()), new SecureRandom()),
            SERIALIZER,
            upcasters);
    store = LogEventStore.on(engine, tail);
  }

  static DomainEventMessage<Said> said(String stream, long version, String text) {
    return new GenericDomainEventMessage<>("Thing", stream, version, new Said(text));
  }

  /// The texts of a stream, as Axon reads them.
  List<String> texts(String stream) {
    return texts(stream, 0);
  }

  List<String> texts(String stream, long first) {
    return engine.readEvents(stream, first).asStream().map(Node::text).toList();
  }

  static String text(org.axonframework.messaging.Message<?> message) {
    return ((Said) message.getPayload()).text();
  }

  /// Everything after a token, as a processor reads it.
  List<TrackedEventMessage<?>> streamed(@Nullable TrackingToken after) throws InterruptedException {
    var read = new ArrayList<TrackedEventMessage<?>>();
    try (var stream = store.openStream(after)) {
      while (stream.hasNextAvailable()) read.add(stream.nextAvailable());
    }
    return read;
  }

  long stored() {
    return entries.head();
  }

  @Override
  public void close() {
    listener.close();
    intake.close();
    log.close();
    pool.close();
  }
}
