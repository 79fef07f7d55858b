package ledger.record.axon;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/// The log from a position on, for one reader: from memory where this node wrote it lately, from
/// the store otherwise.
final class LogEventStream implements BlockingStream<TrackedEventMessage<?>> {

  private static final int PAGE = 1_000;

  private final LogStorageEngine engine;
  private final Tail tail;
  private final ArrayDeque<TrackedEventMessage<?>> read = new ArrayDeque<>();
  private long next;
  private @Nullable Runnable unsubscribe;

  LogEventStream(LogStorageEngine engine, Tail tail, long next) {
    this.engine = engine;
    this.tail = tail;
    this.next = next;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    fill();
    return Optional.ofNullable(read.peek());
  }

  /// What upcasting drops leaves a page empty, so that there may be several to read.
  private void fill() {
    while (read.isEmpty() && next < tail.head()) {
      var kept = tail.at(next);
      if (kept == null) {
        var page = engine.page(next, PAGE);
        read.addAll(page.messages());
        next = page.next();
      } else {
        read.add(kept);
        next++;
      }
    }
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    do {
      if (peek().isPresent()) return true;
    } while (tail.await(next, end - System.nanoTime(), TimeUnit.NANOSECONDS));
    return peek().isPresent();
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(1, TimeUnit.HOURS)) Thread.onSpinWait();
    return read.remove();
  }

  /// Every append after this call fires the callback, after its entries can be read: so a reader
  /// that has nothing to do need not look again by itself.
  @Override
  public boolean setOnAvailableCallback(Runnable toCall) {
    close();
    unsubscribe = tail.onAdvance(toCall);
    return true;
  }

  @Override
  public void close() {
    if (unsubscribe != null) unsubscribe.run();
    unsubscribe = null;
  }
}
