package ledger.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The progress of something that runs in this process or in another one.
///
/// In this process it tells as it goes. What another process has done is looked up, and by one of
/// those who wait for all of them: a thousand waiting readers are one question to the database.
public final class Told implements Progress {

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final LongSupplier look;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private boolean somebodyLooks;
  private volatile long reached = -1;

  /// @param look how far it has come, wherever it runs; -1 where it has not begun
  public Told(LongSupplier look) {
    this.look = look;
  }

  /// The last position that it is known to have taken in.
  public long reached() {
    return reached;
  }

  /// Asks how far it has come, wherever it runs.
  public long lookAgain() {
    tell(look.getAsLong());
    return reached;
  }

  public void tell(long position) {
    lock.lock();
    try {
      if (position <= reached) return;
      reached = position;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// It begins anew: nothing has been taken in.
  public void forget() {
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
      lookAgain();
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
