package ledger.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import ledger.compartment.Audience;
import org.jspecify.annotations.Nullable;

/// Tells its subscribers that an act came on record: once for each act, in the order of the record.
///
/// The last notifications are kept once for all subscribers, and nothing is kept for each of them.
/// A subscriber knows the last position that it has seen, so a slow subscriber costs no memory.
public final class Notifier implements Progress {

  /// Says that an act was recorded, and where. It holds no content of the act.
  ///
  /// @param audience those for whom it is
  public record Notification(long position, Audience audience) {}

  /// What a subscriber gets when it asks for what comes next.
  public sealed interface Next {

    /// @param upTo the last position that the subscriber has seen now
    record Notifications(List<Notification> all, long upTo) implements Next {}

    /// The next notifications are not kept any more. The subscriber reads the record instead.
    record Missed() implements Next {}

    /// There will be no more notifications.
    record Closed() implements Next {}
  }

  private static final int MOST = 1_000;

  /// @param notification empty where the entry is no act, and nobody is told of it
  private record Slot(long position, Optional<Notification> notification) {}

  private final AtomicReferenceArray<@Nullable Slot> kept;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private volatile long head;
  private volatile boolean closed;

  /// @param size how many notifications are kept
  /// @param head the first position that will be published
  public Notifier(int size, long head) {
    this.kept = new AtomicReferenceArray<>(size);
    this.head = head;
  }

  /// The position that will be published next.
  public long head() {
    return head;
  }

  /// @throws IllegalArgumentException if its position is not the next one
  public void publish(Notification notification) {
    publish(new Slot(notification.position(), Optional.of(notification)));
  }

  /// Goes on behind an entry that is no act.
  ///
  /// @throws IllegalArgumentException if its position is not the next one
  public void pass(long position) {
    publish(new Slot(position, Optional.empty()));
  }

  private void publish(Slot slot) {
    if (slot.position() != head)
      throw new IllegalArgumentException("position " + slot.position() + " came before " + head);
    kept.set(place(slot.position()), slot);
    lock.lock();
    try {
      head = slot.position() + 1;
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Subscribers are told nothing any more. Who waits for a position still does.
  public void close() {
    lock.lock();
    try {
      closed = true;
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for what comes after a position, at most as long as `patience`.
  ///
  /// @return an empty list of notifications if nothing came in that time
  public Next after(long position, Duration patience) throws InterruptedException {
    await(position + 1, patience, () -> !closed);
    if (closed) return new Next.Closed();
    long end = Math.min(head, position + 1 + MOST);
    if (end <= position + 1) return new Next.Notifications(List.of(), position);
    var all = new ArrayList<Notification>();
    for (long at = position + 1; at < end; at++) {
      var slot = kept.get(place(at));
      if (slot == null || slot.position() != at) return new Next.Missed();
      slot.notification().ifPresent(all::add);
    }
    return new Next.Notifications(all, end - 1);
  }

  @Override
  public boolean await(long position, Duration patience) throws InterruptedException {
    return await(position, patience, () -> true);
  }

  private boolean await(long position, Duration patience, BooleanSupplier stillWanted)
      throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (head <= position && stillWanted.getAsBoolean()) {
        if (left <= 0) return false;
        left = published.awaitNanos(left);
      }
      return head > position;
    } finally {
      lock.unlock();
    }
  }

  private int place(long position) {
    return (int) (position % kept.length());
  }
}
