package ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import ledger.act.Id;
import ledger.feed.Doorbell.Heard;
import ledger.feed.Doorbell.Ring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DoorbellTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Id HARBOUR = Id.of("harbour");

  private final Doorbell doorbell = new Doorbell(4, 10);

  private void ring(long... positions) {
    LongStream.of(positions).forEach(at -> doorbell.ring(new Ring(at, HARBOUR)));
  }

  @Test
  void everybody_hears_every_ring_once_and_in_order() throws InterruptedException {
    ring(10, 11, 12);
    assertThat(doorbell.after(9, AT_ONCE))
        .isEqualTo(
            new Heard.Rings(
                List.of(new Ring(10, HARBOUR), new Ring(11, HARBOUR), new Ring(12, HARBOUR)), 12));
    assertThat(doorbell.after(11, AT_ONCE))
        .isEqualTo(new Heard.Rings(List.of(new Ring(12, HARBOUR)), 12));
  }

  @Test
  void where_nothing_rings_one_stands_where_one_stood() throws InterruptedException {
    assertThat(doorbell.after(9, AT_ONCE)).isEqualTo(new Heard.Rings(List.of(), 9));
    assertThat(doorbell.after(99, AT_ONCE)).isEqualTo(new Heard.Rings(List.of(), 99));
  }

  @Test
  void what_was_let_go_of_is_told_to_be_missed() throws InterruptedException {
    ring(10, 11, 12, 13, 14);
    assertThat(doorbell.after(9, AT_ONCE)).isEqualTo(new Heard.Missed());
    assertThat(doorbell.after(10, AT_ONCE)).isInstanceOf(Heard.Rings.class);
  }

  @Test
  void what_was_before_the_first_ring_is_told_to_be_missed() throws InterruptedException {
    assertThat(doorbell.after(8, AT_ONCE)).isEqualTo(new Heard.Missed());
    assertThat(doorbell.after(-1, AT_ONCE)).isEqualTo(new Heard.Missed());
  }

  @Test
  void a_ring_out_of_turn_is_an_error() {
    assertThatThrownBy(() -> ring(11)).isInstanceOf(IllegalArgumentException.class);
    ring(10);
    assertThatThrownBy(() -> ring(10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_waits_is_woken_by_a_ring_and_by_the_end() throws InterruptedException {
    var woken = new CountDownLatch(1);
    var listener =
        Thread.ofVirtual()
            .start(() -> {
              try {
                doorbell.after(9, Duration.ofMinutes(1));
                woken.countDown();
                doorbell.after(10, Duration.ofMinutes(1));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    ring(10);
    woken.await();
    doorbell.close();
    listener.join();
    assertThat(doorbell.after(10, AT_ONCE)).isEqualTo(new Heard.Silence());
  }
}
