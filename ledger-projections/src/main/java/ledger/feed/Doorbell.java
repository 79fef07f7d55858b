package ledger.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import ledger.act.Id;
import org.jspecify.annotations.Nullable;

/// Rings once for each act that came on record, in the order of the record.
///
/// It keeps the last rings for everybody together and nothing for anybody: a listener knows itself
/// where it stands, so that one who does not listen costs no memory.
public final class Doorbell implements Progress {

  /// That something happened, where, and no word of what.
  public record Ring(long position, Id negotiation) {}

  /// What there is for a listener.
  public sealed interface Heard {

    /// @param upTo where the listener stands now
    record Rings(List<Ring> rings, long upTo) implements Heard {}

    /// What follows was let go of; it is on record.
    record Missed() implements Heard {}

    /// It will not ring again.
    record Silence() implements Heard {}
  }

  private static final int MOST = 1_000;

  private final AtomicReferenceArray<@Nullable Ring> kept;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private volatile long head;
  private volatile boolean closed;

  /// @param size how many rings are kept
  /// @param head the position that rings first
  public Doorbell(int size, long head) {
    this.kept = new AtomicReferenceArray<>(size);
    this.head = head;
  }

  /// The position that rings next.
  public long head() {
    return head;
  }

  /// @throws IllegalArgumentException where it is not the next one's turn
  public void ring(Ring ring) {
    if (ring.position() != head)
      throw new IllegalArgumentException("position " + ring.position() + " rings before " + head);
    kept.set(place(ring.position()), ring);
    lock.lock();
    try {
      head = ring.position() + 1;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void close() {
    lock.lock();
    try {
      closed = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits a while for what comes after a position; nothing may have.
  public Heard after(long position, Duration patience) throws InterruptedException {
    await(position + 1, patience);
    if (closed) return new Heard.Silence();
    long end = Math.min(head, position + 1 + MOST);
    if (end <= position + 1) return new Heard.Rings(List.of(), position);
    var rings = new ArrayList<Ring>();
    for (long at = position + 1; at < end; at++) {
      var ring = kept.get(place(at));
      if (ring == null || ring.position() != at) return new Heard.Missed();
      rings.add(ring);
    }
    return new Heard.Rings(rings, end - 1);
  }

  @Override
  public boolean await(long position, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (head <= position && !closed) {
        if (left <= 0) return false;
        left = rung.awaitNanos(left);
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
