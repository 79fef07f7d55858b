package ledger.record.axon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.jspecify.annotations.Nullable;

/// Locks by name, first come, first served, over a fixed number of stripes.
///
/// Thousands may wait for one at no cost. Only a thread that holds one lock and asks for another
/// can be in a deadlock, so only such threads are looked at; whoever would close a circle is told.
public final class StripedLocks implements LockFactory {

  private final Stripe[] stripes;
  private final UnaryOperator<String> scope;
  private final Map<Thread, Set<Stripe>> held = new ConcurrentHashMap<>();
  final Map<Thread, Stripe> awaited = new HashMap<>();

  static final class Stripe extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    Stripe() {
      super(true);
    }

    @Nullable Thread owner() {
      return getOwner();
    }
  }

  /// @param count how many stripes; two names on one stripe wait for each other
  /// @param scope the part of a name that is locked
  public StripedLocks(int count, UnaryOperator<String> scope) {
    this.scope = scope;
    this.stripes = new Stripe[count];
    for (int i = 0; i < count; i++) stripes[i] = new Stripe();
  }

  @Override
  public Lock obtainLock(String name) {
    var stripe = stripe(name);
    var thread = Thread.currentThread();
    var mine = held.get(thread);
    if (mine == null || stripe.isHeldByCurrentThread()) stripe.lock();
    else lockSecond(stripe, thread);
    held.computeIfAbsent(thread, _ -> new HashSet<>()).add(stripe);
    return new Held(stripe, thread);
  }

  Stripe stripe(String name) {
    return stripes[Math.floorMod(spread(scope.apply(name).hashCode()), stripes.length)];
  }

  /// How many threads hold a lock or wait for a second one.
  int inUse() {
    synchronized (awaited) {
      return held.size() + awaited.size();
    }
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }

  private void lockSecond(Stripe stripe, Thread thread) {
    synchronized (awaited) {
      if (closesCircle(stripe, thread)) {
        throw new DeadlockException(
            "waiting for this lock would never end: its holder waits for one that is held here");
      }
      awaited.put(thread, stripe);
    }
    try {
      stripe.lock();
    } finally {
      synchronized (awaited) {
        awaited.remove(thread);
      }
    }
  }

  private boolean closesCircle(Stripe stripe, Thread asking) {
    Stripe next = stripe;
    while (next != null) {
      var owner = next.owner();
      if (owner == null) return false;
      if (owner == asking) return true;
      var wanted = awaited.get(owner);
      // It has just been given what it waited for and has not said so yet.
      if (wanted == next) return false;
      next = wanted;
    }
    return false;
  }

  private final class Held implements Lock {
    private final Stripe stripe;
    private final Thread thread;

    Held(Stripe stripe, Thread thread) {
      this.stripe = stripe;
      this.thread = thread;
    }

    @Override
    public void release() {
      stripe.unlock();
      if (stripe.isHeldByCurrentThread()) return;
      var mine = held.get(thread);
      if (mine == null) return;
      mine.remove(stripe);
      if (mine.isEmpty()) held.remove(thread);
    }

    @Override
    public boolean isHeld() {
      return stripe.isHeldByCurrentThread();
    }
  }
}
