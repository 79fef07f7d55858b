package ledger.record.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/// The end of the log in memory: how far it goes, and the last messages that this node wrote
/// itself.
///
/// What it does not hold is read from the store. It never tells of a position before that can be
/// read.
public final class Tail {

  private record Slot(long position, TrackedEventMessage<?> message) {}

  private final AtomicReferenceArray<@Nullable Slot> ring;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long head;

  /// @param size how many messages are kept
  public Tail(int size, long head) {
    this.ring = new AtomicReferenceArray<>(size);
    this.head = head;
  }

  /// The position that the next entry gets: everything before it can be read.
  public long head() {
    return head;
  }

  void put(long position, TrackedEventMessage<?> message) {
    ring.set(place(position), new Slot(position, message));
  }

  @Nullable TrackedEventMessage<?> at(long position) {
    var slot = ring.get(place(position));
    return slot != null && slot.position() == position ? slot.message() : null;
  }

  /// What of a stretch somebody wants, in its order; empty where not all of the stretch is here,
  /// because it was too long ago or another node wrote some of it.
  ///
  /// @param from the first position
  /// @param to the position behind the last
  public Optional<List<TrackedEventMessage<?>>> between(
      long from, long to, Predicate<TrackedEventMessage<?>> wanted) {
    if (to - from > ring.length()) return Optional.empty();
    var found = new ArrayList<TrackedEventMessage<?>>();
    for (long position = from; position < to; position++) {
      var message = at(position);
      if (message == null) return Optional.empty();
      if (wanted.test(message)) found.add(message);
    }
    return Optional.of(found);
  }

  public void forgetAll() {
    for (int i = 0; i < ring.length(); i++) ring.set(i, null);
  }

  private int place(long position) {
    return (int) (position % ring.length());
  }

  /// The log goes on to here, by whoever wrote it. Told late it does no harm, told early it would.
  public void advance(long to) {
    lock.lock();
    try {
      if (to <= head) return;
      head = to;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(Tail::told);
  }

  /// One who cannot listen any more, because its processor stops, keeps nobody else from being
  /// told.
  private static void told(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException deaf) {
      System.getLogger(Tail.class.getName())
          .log(System.Logger.Level.WARNING, "a reader was not told of the head", deaf);
    }
  }

  /// Calls whenever the head has moved, from the thread that moved it.
  ///
  /// @return ends it
  Runnable onAdvance(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Waits until a position can be read.
  ///
  /// @return whether it can
  public boolean await(long position, long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (head <= position) {
        if (left <= 0) return false;
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
