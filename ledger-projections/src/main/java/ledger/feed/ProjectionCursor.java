package ledger.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// How far a projection has read the record. The projection may run in this process or in another.
///
/// In this process the projection moves the cursor itself. Progress of another process is looked up
/// in the database. Only one of the waiting readers looks it up, for all of them: a thousand
/// waiting readers cost one query.
public final class ProjectionCursor implements Progress {

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final LongSupplier look;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private boolean somebodyLooks;
  private volatile long reached = -1;

  /// @param look reads the last position taken in, by any process; -1 if there is none
  public ProjectionCursor(LongSupplier look) {
    this.look = look;
  }

  /// The last position that is known here to be taken in.
  public long reached() {
    return reached;
  }

  /// Looks up how far any process has come, and moves the cursor there.
  public long refresh() {
    advance(look.getAsLong());
    return reached;
  }

  public void advance(long position) {
    lock.lock();
    try {
      if (position <= reached) return;
      reached = position;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The projection starts again from the beginning.
  public void reset() {
    lock.lock();
    try {
      reached = -1;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean await(long position, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (reached < position) {
      long left = end - System.nanoTime();
      if (left <= 0) return false;
      if (mayLook()) look(position, left);
      else pause(position, left);
    }
    return true;
  }

  private boolean mayLook() {
    lock.lock();
    try {
      if (somebodyLooks) return false;
      somebodyLooks = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void look(long position, long left) throws InterruptedException {
    try {
      refresh();
      pause(position, Math.min(left, LOOK_EVERY.toNanos()));
    } finally {
      lock.lock();
      try {
        somebodyLooks = false;
        moved.signal(); // one of the others may look from now on
      } finally {
        lock.unlock();
      }
    }
  }

  private void pause(long position, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (reached < position && somebodyLooks && left > 0) left = moved.awaitNanos(left);
    } finally {
      lock.unlock();
    }
  }
}
