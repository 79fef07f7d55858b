package ledger.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import ledger.act.UserId;

/// How many streams are open at a time, in all and for each user: each holds a connection and its
/// buffers for minutes.
final class Places {

  private final int most;
  private final int ofOne;
  private final Map<UserId, Integer> taken = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int all;
  private long refused;

  /// @param ofOne how many one user may have
  Places(int most, int ofOne) {
    this.most = most;
    this.ofOne = ofOne;
  }

  /// Given back when it is closed, once.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /// Empty where there is none left.
  Optional<Place> take(UserId user) {
    lock.lock();
    try {
      if (all == most || taken.getOrDefault(user, 0) == ofOne) {
        refused++;
        return Optional.empty();
      }
      all++;
      taken.merge(user, 1, Integer::sum);
      var given = new AtomicBoolean();
      return Optional.of(() -> {
        if (given.compareAndSet(false, true)) giveBack(user);
      });
    } finally {
      lock.unlock();
    }
  }

  int most() {
    return most;
  }

  int open() {
    lock.lock();
    try {
      return all;
    } finally {
      lock.unlock();
    }
  }

  /// How often there was none left.
  long refused() {
    lock.lock();
    try {
      return refused;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(UserId user) {
    lock.lock();
    try {
      all--;
      taken.computeIfPresent(user, (_, n) -> n == 1 ? null : n - 1);
    } finally {
      lock.unlock();
    }
  }
}
