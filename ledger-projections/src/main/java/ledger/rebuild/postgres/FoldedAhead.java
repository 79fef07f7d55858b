package ledger.rebuild.postgres;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.postgres.RecordedNegotiations;
import ledger.value.Id;

/// Reads and folds the next negotiations on all processors, while those before are written.
final class FoldedAhead implements AutoCloseable {

  /// So much is written in one transaction, and lost where it is stopped.
  private static final int NEGOTIATIONS = 50;

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private record Coming(List<Id> negotiations, CompletableFuture<Chunk> chunk) {}

  private final RecordedNegotiations recorded;
  private final ReadModelProjector projector;
  private final Deque<Coming> coming = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("rebuild-fold-", 0).daemon().factory());
  private String reached;

  /// @param reached the last negotiation that is done; empty text for none
  FoldedAhead(String reached, RecordedNegotiations recorded, ReadModelProjector projector) {
    this.reached = reached;
    this.recorded = recorded;
    this.projector = projector;
  }

  /// The last negotiation that was handed out; empty text for none.
  String reached() {
    return reached;
  }

  /// Empty where there are no more.
  Optional<Chunk> next() {
    while (coming.size() <= THREADS && comes(after())) {}
    return Optional.ofNullable(coming.poll())
        .map(one -> {
          reached = one.negotiations().getLast().value();
          return one.chunk().join();
        });
  }

  private String after() {
    return coming.isEmpty() ? reached : coming.getLast().negotiations().getLast().value();
  }

  private boolean comes(String after) {
    var negotiations = recorded.after(after, NEGOTIATIONS);
    if (negotiations.isEmpty()) return false;
    coming.add(
        new Coming(
            negotiations,
            CompletableFuture.supplyAsync(() -> Chunk.of(negotiations, projector), threads)));
    return true;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
