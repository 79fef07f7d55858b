package ledger.bench.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
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
import ledger.log.Leaf;
import ledger.log.Outcome;
import ledger.log.Pseudonyms;
import ledger.log.Sequencer;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.log.Unit;
import ledger.log.postgres.PostgresLog;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;

/// Puts a ledger on record as fast as the log takes it: past every decision, in batches of
/// thousands, while the next one is being written out.
final class BulkLoad implements AutoCloseable {

  private static final short LOG = 1;
  private static final String ORIGIN = "bench.invalid/log";
  private static final int BATCH = 4_096;
  private static final Instant RECORDED = Instant.parse("2026-02-01T00:00:00Z");
  private static final List<Draft> END = List.of();

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
    name(ledgers.negotiations());
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

  /// Secrets from the negotiations' numbers, all at once.
  private void name(int negotiations) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into record.naming (log_id, negotiation, secret) values (?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int number = 0; number < negotiations; number++) {
        var id = Ledgers.negotiation(number).value();
        var secret = sha256(id);
        insert.setShort(1, LOG);
        insert.setString(2, id);
        insert.setBytes(3, secret);
        insert.addBatch();
        if (number % 1_000 == 999) insert.executeBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private Draft draft(Ledgers.ActOnRecord said) {
    var event = Vocabulary.ofAct(said.act().name()).orElseThrow();
    var negotiation = said.act().negotiation().value();
    var pseudonyms = new Pseudonyms(sha256(negotiation));
    var payload = format.payload(event.happened(said.act()));
    var meta =
        format.meta(
            Map.of(
                EntryFormat.RECORDED_BY, said.by().value(),
                EntryFormat.CLOCK, said.at().toString()));
    return new Draft(
        said.act().actId(),
        pseudonyms.negotiation(negotiation),
        pseudonyms.stream(said.stream()),
        new StreamName(Optional.of(said.kind()), said.stream()),
        said.version(),
        new After.Anything(),
        event.storedName(),
        "",
        EntryFormat.times(said.act()),
        payload,
        Leaf.Stored.of(payload),
        meta,
        Leaf.Stored.of(meta),
        Optional.empty());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
