package ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ToldTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicLong elsewhere = new AtomicLong(-1);
  private final AtomicInteger looks = new AtomicInteger();
  private final Told told =
      new Told(() -> {
        looks.incrementAndGet();
        return elsewhere.get();
      });

  @Test
  void what_it_was_told_it_need_not_look_for() throws InterruptedException {
    told.tell(5);
    assertThat(told.await(5, Duration.ZERO)).isTrue();
    assertThat(looks).hasValue(0);
  }

  @Test
  void it_waits_no_longer_than_it_has_patience() throws InterruptedException {
    assertThat(told.await(6, Duration.ofMillis(30))).isFalse();
  }

  @Test
  void what_another_process_did_is_looked_for_by_one_of_those_who_wait() throws Exception {
    var seen = new AtomicInteger();
    var waiting = new ArrayList<Thread>();
    for (int i = 0; i < 200; i++)
      waiting.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  if (told.await(7, LONG)) seen.incrementAndGet();
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              }));
    for (var thread : waiting) while (!waits(thread)) Thread.onSpinWait();
    elsewhere.set(7);
    for (var thread : waiting) thread.join();
    assertThat(seen).hasValue(200);
    assertThat(looks).hasValueLessThan(60);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void who_waits_is_told() throws Exception {
    var waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                told.await(8, LONG);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    told.tell(8);
    waiting.join();
    assertThat(told.reached()).isEqualTo(8);
  }

  @Test
  void what_begins_anew_has_reached_nothing() throws InterruptedException {
    told.tell(9);
    told.forget();
    assertThat(told.await(9, Duration.ofMillis(20))).isFalse();
  }
}
