package ledger.log;

import static ledger.log.Offers.draft;
import static ledger.log.Offers.unit;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PostgresLog;

/// One node's way to the log, without Axon: what is offered is taken in the caller's thread.
final class Writer implements AutoCloseable {

  static final short LOG = 1;

  final PostgresLog log;
  final Sequencer sequencer;
  final AtomicLong clock = new AtomicLong(1_000);
  final History history;
  final LogTable entries;

  Writer(DataSource database) {
    this(database, new History());
  }

  Writer(DataSource database, History history) {
    this.history = history;
    log = new PostgresLog(database, LOG, "test.invalid/log");
    sequencer = new Sequencer(log, clock::get, UUID::randomUUID, _ -> {});
    entries = LogTable.unchecked(database, LOG);
  }

  Outcome offer(String stream, long version) {
    return offer(UUID.randomUUID(), stream, version, "said");
  }

  Outcome offer(UUID event, String stream, long version, String text) {
    return take(unit(draft(event, stream, version, text))).getFirst();
  }

  List<Outcome> take(Unit... units) {
    long invoked = history.tick();
    sequencer.take(List.of(units), Runnable::run);
    for (var unit : units)
      history.add(new History.Op(unit.drafts(), invoked, history.tick(), unit.outcome().join()));
    return List.of(units).stream().map(u -> u.outcome().join()).toList();
  }

  CompletableFuture<Outcome> offering(String stream, long version) {
    var outcome = new CompletableFuture<Outcome>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            outcome.complete(offer(stream, version));
          } catch (Throwable thrown) {
            outcome.completeExceptionally(thrown);
          }
        });
    return outcome;
  }

  List<LogEntry> all() {
    return entries.from(0, 100_000);
  }

  @Override
  public void close() {
    log.close();
  }
}
