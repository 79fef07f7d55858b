package ledger.bench.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import ledger.act.json.ActFormat;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.Outcome;
import ledger.log.Sequencer;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.log.Unit;
import ledger.log.postgres.PostgresLog;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;

/// Puts a ledger on record as fast as the log takes it: past every decision, in batches of
/// thousands, while the next one is being written out.
final class BulkLoad implements AutoCloseable {

  private static final short LOG = 1;
  static final String ORIGIN = "bench.invalid/log";
  private static final int BATCH = 4_096;
  private static final Instant RECORDED = Instant.parse("2026-02-01T00:00:00Z");
  private static final List<Draft> END = List.of();

  /// The same ledger each time.
  private static final Random SALTS = new Random(7);

  private final DataSource database;
  private final EntryFormat format = new EntryFormat(new ActFormat());
  private final PostgresLog log;
  private final Sequencer sequencer;
  private long clock = Times.micros(RECORDED);

  private BulkLoad(DataSource database) {
    this.database = database;
    this.log = new PostgresLog(database, LOG, ORIGIN);
    var ids = new Random(1);
    this.sequencer =
        new Sequencer(log, () -> clock++, () -> new UUID(ids.nextLong(), ids.nextLong()), _ -> {});
  }

  /// Into a log that is empty.
  ///
  /// @return how many acts
  static long of(Ledgers ledgers, DataSource database) throws Exception {
    try (var load = new BulkLoad(database)) {
      return load.all(ledgers);
    }
  }

  private long all(Ledgers ledgers) throws Exception {
    if (sequencer.head() > 0) throw new IllegalStateException("there is something on record");
    var queue = new ArrayBlockingQueue<List<Draft>>(2);
    var written = CompletableFuture.runAsync(() -> write(queue));
    var batch = new ArrayList<Draft>();
    ledgers.tell(said -> {
      batch.add(draft(said));
      if (batch.size() == BATCH) hand(batch, queue, written);
    });
    if (!batch.isEmpty()) hand(batch, queue, written);
    queue.put(END);
    written.get();
    return sequencer.head();
  }

  private static void hand(
      List<Draft> batch, BlockingQueue<List<Draft>> queue, CompletableFuture<Void> written) {
    try {
      while (!queue.offer(List.copyOf(batch), 1, java.util.concurrent.TimeUnit.SECONDS))
        if (written.isDone()) written.join();
      batch.clear();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(BlockingQueue<List<Draft>> queue) {
    try {
      for (var batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        var unit = new Unit(batch, (_, _) -> {});
        sequencer.take(List.of(unit), Runnable::run);
        if (!(unit.outcome().join() instanceof Outcome.Appended))
          throw new IllegalStateException("not recorded: " + unit.outcome().join());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Draft draft(Ledgers.ActOnRecord said) {
    var event = Vocabulary.ofAct(said.act().name()).orElseThrow();
    var payload = PayloadParts.of(format.payload(event.happened(said.act())));
    var added =
        format.meta(
            Map.of(
                EntryFormat.RECORDED_BY, said.by().value(),
                EntryFormat.CLOCK, said.at().toString()));
    var header =
        new Draft.Header(
            said.act().actId(),
            new StreamName(Optional.of(said.kind()), said.stream()),
            said.version(),
            new After.Anything(),
            event.storedName(),
            "",
            EntryFormat.times(said.act()),
            Optional.empty());
    return new Draft(header, new Draft.Said(added, payload.speaker(), payload.content()), SALTS);
  }

  @Override
  public void close() {
    log.close();
  }
}
