package ledger.rebuild.postgres;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;
import ledger.query.Query;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.postgres.PostgresReadModels;
import ledger.readmodel.postgres.QueryTable;
import ledger.readmodel.postgres.RecordedNegotiations;
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

  /// So much of what came meanwhile is taken in in one transaction.
  private static final long POSITIONS = 10_000;

  /// Fewer than these may be folded while nobody can write.
  private static final int FEW = 20;

  /// What the next tables of some queries are written by.
  ///
  /// @param projector remembers nothing of what it has written
  public record Next(PostgresReadModels store, ReadModelProjector projector) {}

  private final List<Query> questions;
  private final Function<List<Query>, Next> next;
  private final Runnable admissions;
  private final RecordedNegotiations negotiations;
  private final LongSupplier head;
  private final QueryTable queries;
  private final String code;
  private final TransactionTemplate transaction;
  private final RebuildTable table;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("rebuild").daemon().factory());

  /// @param admissions writes anew who may open what, ahead of all the questions
  /// @param head of the record
  /// @param code that folds here: what other code has begun is begun anew
  public Rebuild(
      List<Query> questions,
      Function<List<Query>, Next> next,
      Runnable admissions,
      RecordedNegotiations negotiations,
      LongSupplier head,
      String code,
      TransactionTemplate transaction,
      JdbcClient sql) {
    this.questions = questions;
    this.next = next;
    this.admissions = admissions;
    this.negotiations = negotiations;
    this.head = head;
    this.queries = new QueryTable(sql, code);
    this.code = code;
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
    var ours = before.filter(row -> row.code().equals(code));
    if (ours.filter(row -> row.questions().equals(of)).isPresent()) {
      table.write(ours.get().as(State.RUNNING));
      return true;
    }
    if (ours.filter(row -> row.state() == State.RUNNING).isPresent()) return false;
    before.ifPresent(row -> table.discard(row.questions()));
    table.begin(of);
    table.write(new Row(of, "", 0, negotiations.count(), head.getAsLong(), 0, State.RUNNING, code));
    return true;
  }

  /// What is done is kept.
  public void stop() {
    transaction.executeWithoutResult(_ ->
        table
            .lock()
            .filter(row -> row.state() == State.RUNNING)
            .ifPresent(row -> table.write(row.as(State.STOPPED))));
  }

  private void run() {
    var begun = table.read().orElseThrow();
    var to = next.apply(asked(begun));
    try {
      if (begun.done() == 0 && begun.questions().size() == questions.size()) admissions.run();
      fold(begun, to);
    } catch (RuntimeException e) {
      System.getLogger(Rebuild.class.getName())
          .log(System.Logger.Level.ERROR, "the rebuild has stopped, and can be taken up again", e);
      stop();
    }
  }

  private void fold(Row begun, Next to) {
    try (var ahead = new FoldedAhead(begun.reached(), negotiations, to.projector())) {
      while (Boolean.TRUE.equals(transaction.execute(_ -> hasMore(ahead, to))))
        if (thread.isShutdown()) return;
    }
  }

  private List<Query> asked(Row row) {
    return questions.stream()
        .filter(question -> row.questions().contains(question.name()))
        .toList();
  }

  private boolean hasMore(FoldedAhead ahead, Next to) {
    var row = table.lock().orElseThrow();
    // Where it is further than this one has brought it, somebody else has taken it up.
    if (row.state() != State.RUNNING || !row.reached().equals(ahead.reached())) return false;
    long begun = System.nanoTime();
    var after = step(row, ahead, to);
    table.write(after.after(row.seconds() + (System.nanoTime() - begun) / 1e9));
    return after.state() == State.RUNNING;
  }

  private Row step(Row row, FoldedAhead ahead, Next to) {
    return ahead
        .next()
        .map(chunk -> filled(row, chunk, to))
        .or(() -> table.withoutIndexes(row.questions()).map(name -> indexed(row, name)))
        .orElseGet(() -> caughtUp(row, to));
  }

  private Row filled(Row row, Chunk chunk, Next to) {
    to.projector().fail(new Filling(to.store()).of(chunk));
    long done = row.done() + chunk.negotiations().size();
    return row.done(chunk.negotiations().getLast(), done);
  }

  /// Indexes that are made at once take a fraction of the time of those that grow row by row.
  private Row indexed(Row row, String name) {
    table.index(name);
    return row;
  }

  /// Takes in what came meanwhile.
  private Row caughtUp(Row row, Next to) {
    long now = head.getAsLong();
    long end = Math.min(row.head() + POSITIONS, now);
    var changed = negotiations.changed(row.head(), end);
    if (end == now && changed.size() < FEW) return changed(row, to);
    to.projector().refresh(changed);
    return row.caughtUp(end);
  }

  private Row changed(Row row, Next to) {
    table.close();
    to.projector().refresh(negotiations.changed(row.head(), head.getAsLong()));
    table.change(row.questions(), row.questions().size() == questions.size());
    queries.folded(row.questions());
    return row.as(State.DONE);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
