package ledger.record.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.axonframework.common.lock.DeadlockException;
import org.junit.jupiter.api.Test;

/// One character is one stripe here: "a", "b" and "c" are three locks.
class StripedLocksTest {

  private final StripedLocks locks = new StripedLocks(16, UnaryOperator.identity());

  @Test
  void whoever_waited_longest_is_next() throws Exception {
    var order = new ArrayList<Integer>();
    var waiting = new ArrayList<Thread>();
    var first = locks.obtainLock("a");
    for (int i = 0; i < 20; i++) {
      int number = i;
      var thread =
          Thread.ofVirtual()
              .start(() -> {
                var lock = locks.obtainLock("a");
                order.add(number);
                lock.release();
              });
      waiting.add(thread);
      awaitWaiting(thread);
    }
    first.release();
    for (var thread : waiting) thread.join();
    assertThat(order).isSorted().hasSize(20);
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void a_lock_that_is_held_is_given_again_and_free_after_the_last_release() throws Exception {
    var outer = locks.obtainLock("a");
    var inner = locks.obtainLock("a");
    inner.release();
    assertThat(outer.isHeld()).isTrue();
    assertThat(obtainedElsewhere("a")).isFalse();
    outer.release();
    assertThat(outer.isHeld()).isFalse();
    assertThat(obtainedElsewhere("a")).isTrue();
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void whoever_would_close_a_circle_is_told_and_the_other_goes_on() throws Exception {
    var b = new CountDownLatch(1);
    var mine = locks.obtainLock("a");
    var other =
        Thread.ofPlatform()
            .start(() -> {
              var held = locks.obtainLock("b");
              b.countDown();
              locks.obtainLock("a").release();
              held.release();
            });
    b.await();
    awaitWaiting(other);
    assertThatThrownBy(() -> locks.obtainLock("b")).isInstanceOf(DeadlockException.class);
    assertThat(mine.isHeld()).isTrue();
    mine.release();
    assertThat(other.join(java.time.Duration.ofSeconds(5))).isTrue();
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void a_circle_of_three_is_told_too() throws Exception {
    var held = new CountDownLatch(2);
    var a = locks.obtainLock("a");
    var second = wantingAfter("b", "a", held);
    awaitWaiting(second);
    var third = wantingAfter("c", "b", held);
    held.await();
    awaitWaiting(third);
    assertThatThrownBy(() -> locks.obtainLock("c")).isInstanceOf(DeadlockException.class);
    a.release();
    second.join();
    third.join();
    assertThat(locks.inUse()).isZero();
  }

  private Thread wantingAfter(String first, String then, CountDownLatch held) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          var lock = locks.obtainLock(first);
          held.countDown();
          locks.obtainLock(then).release();
          lock.release();
        });
  }

  /// Who has just been given a second lock still counts as waiting for it; looking for circles went
  /// round there for ever.
  @Test
  void whoever_was_given_a_lock_a_moment_ago_is_in_no_circle_with_itself() throws Exception {
    var given = locks.obtainLock("a");
    locks.awaited.put(Thread.currentThread(), locks.stripe("a"));
    var second = wantingAfter("b", "a", new CountDownLatch(1));
    assertThat(second.join(java.time.Duration.ofMillis(200))).isFalse();
    assertThat(second.getState())
        .as("waits, and does not go round")
        .isEqualTo(Thread.State.WAITING);
    locks.awaited.remove(Thread.currentThread());
    given.release();
    assertThat(second.join(java.time.Duration.ofSeconds(5))).isTrue();
  }

  /// Who has just been given a second lock still counts as waiting for it; looking for circles went
  /// round there for ever.
  @Test
  void taken_in_one_order_they_are_never_in_a_circle_and_never_stand_still() throws Exception {
    var told = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 6; t++) {
      int from = t % 3;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                for (int i = 0; i < 30_000; i++) pair("abcd", from, told);
              }));
    }
    for (var thread : threads)
      assertThat(thread.join(java.time.Duration.ofSeconds(30))).as("goes on").isTrue();
    assertThat(told).hasValue(0);
    assertThat(locks.inUse()).isZero();
  }

  private void pair(String names, int from, AtomicInteger told) {
    var first = locks.obtainLock(names.substring(from, from + 1));
    try {
      locks.obtainLock(names.substring(from + 1, from + 2)).release();
    } catch (DeadlockException _) {
      told.incrementAndGet();
    } finally {
      first.release();
    }
  }

  @Test
  void thousands_wait_and_nothing_of_them_is_left() throws Exception {
    var sum = new int[1];
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 10_000; i++)
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                var lock = locks.obtainLock("a");
                sum[0]++;
                lock.release();
              }));
    for (var thread : threads) thread.join();
    assertThat(sum[0]).isEqualTo(10_000);
    assertThat(locks.inUse()).isZero();
  }

  private boolean obtainedElsewhere(String name) throws Exception {
    var obtained = new CompletableFuture<Boolean>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          locks.obtainLock(name).release();
          obtained.complete(true);
        });
    try {
      return obtained.get(200, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return false;
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (!List.of(Thread.State.WAITING, Thread.State.TERMINATED).contains(thread.getState()))
      LockSupport.parkNanos(50_000);
  }
}
