package ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProjectionCursorTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicLong elsewhere = new AtomicLong(-1);
  private final AtomicInteger looks = new AtomicInteger();
  private final ProjectionCursor cursor =
      new ProjectionCursor(() -> {
        looks.incrementAndGet();
        return elsewhere.get();
      });

  @Test
  void a_position_that_this_process_took_in_is_not_looked_up() throws InterruptedException {
    cursor.advance(5);
    assertThat(cursor.await(5, Duration.ZERO)).isTrue();
    assertThat(looks).hasValue(0);
  }

  @Test
  void it_waits_no_longer_than_it_is_asked_to() throws InterruptedException {
    assertThat(cursor.await(6, Duration.ofMillis(30))).isFalse();
  }

  @Test
  void progress_of_another_process_is_looked_up_by_one_of_those_who_wait() throws Exception {
    var seen = new AtomicInteger();
    var waiting = new ArrayList<Thread>();
    for (int i = 0; i < 200; i++)
      waiting.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  if (cursor.await(7, LONG)) seen.incrementAndGet();
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
  void who_waits_is_woken() throws Exception {
    var waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                cursor.await(8, LONG);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    cursor.advance(8);
    waiting.join();
    assertThat(cursor.reached()).isEqualTo(8);
  }

  @Test
  void a_cursor_that_was_reset_has_reached_nothing() throws InterruptedException {
    cursor.advance(9);
    cursor.reset();
    assertThat(cursor.await(9, Duration.ofMillis(20))).isFalse();
  }
}
