package ledger.rebuild.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import ledger.act.Id;
import ledger.reading.Question;
import ledger.reading.postgres.Models;
import ledger.reading.postgres.RecordedNegotiations;
import ledger.rebuild.postgres.RebuildTable.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Folds every negotiation again, once for all the questions that are asked, into tables beside
/// those that are read; takes in what came meanwhile; and then has them read instead, in one
/// transaction.
///
/// Where it stands is in the database, so that it can be stopped and taken up, on any node. One is
/// under way at a time.
public final class Rebuild implements AutoCloseable {

  public enum State {
    RUNNING,
    STOPPED,
    DONE
  }

  /// @param secondsLeft at the pace so far; empty where nothing is done yet
  public record Progress(
      List<String> questions,
      State state,
      long done,
      long total,
      double seconds,
      Optional<Double> secondsLeft) {}

  /// So much is folded in one transaction, and lost where it is stopped.
  private static final int CHUNK = 50;

  /// Fewer than these may be folded while nobody can write.
  private static final int FEW = 20;

  private final List<Question> questions;
  private final Models.Means means;
  private final RecordedNegotiations negotiations;
  private final LongSupplier head;
  private final TransactionTemplate transaction;
  private final RebuildTable table;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("rebuild").daemon().factory());

  /// @param head of the record
  public Rebuild(
      List<Question> questions,
      Models.Means means,
      RecordedNegotiations negotiations,
      LongSupplier head,
      TransactionTemplate transaction,
      JdbcClient sql) {
    this.questions = questions;
    this.means = means;
    this.negotiations = negotiations;
    this.head = head;
    this.transaction = transaction;
    this.table = new RebuildTable(sql);
  }

  public Optional<Progress> progress() {
    return table.read().map(Rebuild::progress);
  }

  private static Progress progress(Row row) {
    return new Progress(
        row.questions(),
        row.state(),
        row.done(),
        row.total(),
        row.seconds(),
        row.done() == 0
            ? Optional.empty()
            : Optional.of(row.seconds() / row.done() * Math.max(0, row.total() - row.done())));
  }

  /// Begins, or takes up what was stopped or whose node is gone.
  ///
  /// @return false where another one, of other questions, is under way
  public boolean start(List<String> of) {
    boolean mine = Boolean.TRUE.equals(transaction.execute(_ -> isBegun(of)));
    if (mine) thread.execute(this::run);
    return mine;
  }

  private boolean isBegun(List<String> of) {
    var before = table.lock().filter(row -> row.state() != State.DONE);
    if (before.filter(row -> row.questions().equals(of)).isPresent()) {
      table.write(as(before.get(), State.RUNNING));
      return true;
    }
    if (before.filter(row -> row.state() == State.RUNNING).isPresent()) return false;
    before.ifPresent(row -> row.questions().forEach(table::discard));
    of.forEach(table::begin);
    table.write(new Row(of, "", 0, negotiations.count(), head.getAsLong(), 0, State.RUNNING));
    return true;
  }

  /// What is done is kept.
  public void stop() {
    transaction.executeWithoutResult(_ ->
        table
            .lock()
            .filter(row -> row.state() == State.RUNNING)
            .ifPresent(row -> table.write(as(row, State.STOPPED))));
  }

  private static Row as(Row row, State state) {
    return new Row(
        row.questions(), row.reached(), row.done(), row.total(), row.head(), row.seconds(), state);
  }

  private void run() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(_ -> hasMore())))
        if (thread.isShutdown()) return;
    } catch (RuntimeException e) {
      System.getLogger(Rebuild.class.getName())
          .log(System.Logger.Level.ERROR, "the rebuild has stopped, and can be taken up again", e);
      stop();
    }
  }

  private boolean hasMore() {
    var row = table.lock().orElseThrow();
    if (row.state() != State.RUNNING) return false;
    long begun = System.nanoTime();
    var after = step(row);
    table.write(
        new Row(
            after.questions(),
            after.reached(),
            after.done(),
            after.total(),
            after.head(),
            row.seconds() + (System.nanoTime() - begun) / 1e9,
            after.state()));
    return after.state() == State.RUNNING;
  }

  private Row step(Row row) {
    var chunk = negotiations.after(row.reached(), CHUNK);
    if (!chunk.isEmpty()) {
      fold(row, chunk);
      return new Row(
          row.questions(),
          chunk.getLast().value(),
          row.done() + chunk.size(),
          Math.max(row.total(), row.done() + chunk.size()),
          row.head(),
          row.seconds(),
          row.state());
    }
    long now = head.getAsLong();
    var changed = negotiations.changed(row.head(), now);
    if (changed.size() < FEW) return changed(row);
    fold(row, changed);
    return new Row(
        row.questions(), row.reached(), row.done(), row.total(), now, row.seconds(), row.state());
  }

  private Row changed(Row row) {
    row.questions().stream().sorted().forEach(table::closeTo);
    fold(row, negotiations.changed(row.head(), head.getAsLong()));
    row.questions().forEach(table::change);
    return as(row, State.DONE);
  }

  private void fold(Row row, Collection<Id> chunk) {
    var standings = new HashMap<Id, ledger.reading.Standing>();
    questions.stream()
        .filter(question -> row.questions().contains(question.name()))
        .forEach(question -> Models.next(question, means).foldAgain(chunk, standings));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
