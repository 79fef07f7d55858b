package ledger.readmodel.postgres;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ledger.readmodel.OthersWrite;
import ledger.readmodel.ReadModelProjector;
import ledger.value.Id;
import org.springframework.transaction.support.TransactionTemplate;

/// Folds again what a date has made old, and what was put off: looked for each second, on every
/// node.
public final class Refresh implements AutoCloseable {

  private static final int EVERY_S = 1;
  private static final System.Logger LOG = System.getLogger(Refresh.class.getName());

  private final ReadModelProjector projector;
  private final FreshnessTable freshness;
  private final int queries;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Set<Id> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("read-model-refresh").daemon().factory());

  /// @param queries how many there are
  public Refresh(
      ReadModelProjector projector,
      FreshnessTable freshness,
      int queries,
      TransactionTemplate transaction,
      Clock clock) {
    this.projector = projector;
    this.freshness = freshness;
    this.queries = queries;
    this.transaction = transaction;
    this.clock = clock;
  }

  public Refresh start() {
    thread.scheduleWithFixedDelay(() -> tried(this::run), EVERY_S, EVERY_S, TimeUnit.SECONDS);
    return this;
  }

  /// Folds a negotiation once its time has come. Should this node be gone by then, the database
  /// says that it is due, and another one finds it.
  void later(Id negotiation) {
    if (!thread.isShutdown() && waiting.add(negotiation))
      thread.schedule(
          () -> tried(() -> folded(negotiation)),
          projector.rest(negotiation).toNanos(),
          TimeUnit.NANOSECONDS);
  }

  private void folded(Id negotiation) {
    waiting.remove(negotiation); // before it is read: what comes from now on is told again
    if (projector.rest(negotiation).isZero()) refresh(List.of(negotiation));
    else later(negotiation);
  }

  private static void tried(Runnable work) {
    try {
      work.run();
    } catch (OthersWrite e) {
      // As it is meant: they write what this node would have written.
      LOG.log(System.Logger.Level.DEBUG, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "read models could not be brought up to date", e);
    }
  }

  private void run() {
    var due = new ArrayList<>(freshness.due(clock.instant(), queries));
    due.removeAll(waiting);
    if (!due.isEmpty()) refresh(due);
  }

  private void refresh(List<Id> negotiations) {
    var batch = transaction.execute(_ -> projector.refresh(negotiations));
    if (batch != null) batch.committed();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
