package ledger.recording;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What the database says, for whoever must be answered at once, also while it does not answer.
///
/// It is asked when somebody wants to know, at most once a second and never twice at a time.
final class Sampled<T> {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_MS = 250;

  private final Supplier<T> database;
  private Optional<CompletableFuture<T>> asked = Optional.empty();
  private long askedAt;

  Sampled(Supplier<T> database) {
    this.database = database;
  }

  /// Empty where it does not answer soon.
  Optional<T> get() {
    try {
      return Optional.of(latest(System.nanoTime()).get(PATIENCE_MS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized CompletableFuture<T> latest(long now) {
    var last = asked.filter(answer -> !answer.isDone() || now - askedAt < FRESH_NANOS);
    if (last.isPresent()) return last.get();
    var next = CompletableFuture.supplyAsync(database, Thread::startVirtualThread);
    asked = Optional.of(next);
    askedAt = now;
    return next;
  }
}
