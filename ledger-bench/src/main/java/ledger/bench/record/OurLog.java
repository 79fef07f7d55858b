package ledger.bench.record;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.UUID;
import ledger.act.json.ActFormat;
import ledger.log.Intake;
import ledger.log.Salts;
import ledger.log.Sequencer;
import ledger.log.Times;
import ledger.log.postgres.HeadListener;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PostgresLog;
import ledger.record.axon.LogStorageEngine;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/// The ledger's log with all that stands on it, put together as the server does.
record OurLog(
    HikariDataSource pool,
    PostgresLog log,
    Tail tail,
    HeadListener listener,
    Intake intake,
    LogStorageEngine engine)
    implements AutoCloseable {

  private static final short LOG = 1;
  private static final int POOL = 24;
  private static final int TAIL = 1 << 14;

  static OurLog on(Database database, Serializer serializer) {
    database.migrate();
    var pool = database.pool(POOL);
    var entries = LogTable.unchecked(pool, LOG);
    var log = new PostgresLog(database.unpooled(), LOG, "bench.invalid/log");
    var tail = new Tail(TAIL, entries.head());
    var listener = new HeadListener(database.unpooled(), LOG, tail::advance);
    var clock = Clock.systemUTC();
    var sequencer =
        new Sequencer(log, () -> Times.micros(clock.instant()), UUID::randomUUID, tail::advance);
    var intake = new Intake(sequencer, "log-sequencer").start();
    var on =
        new LogStorageEngine.On(
            intake, entries, tail, new EntryFormat(new ActFormat()), new Salts());
    var engine = new LogStorageEngine(on, serializer, NoOpEventUpcaster.INSTANCE);
    return new OurLog(pool, log, tail, listener, intake, engine);
  }

  @Override
  public void close() {
    listener.close();
    intake.close();
    log.close();
    pool.close();
  }
}
