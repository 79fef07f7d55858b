package ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import ledger.compartment.Audience;
import ledger.feed.Notifier.Next;
import ledger.feed.Notifier.Notification;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NotifierTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Id HARBOUR = Id.of("harbour");

  private final Notifier notifier = new Notifier(4, 10);

  private void publish(long... positions) {
    LongStream.of(positions)
        .forEach(at -> notifier.publish(new Notification(at, Audience.everybodyIn(HARBOUR))));
  }

  @Test
  void every_subscriber_gets_each_notification_once_and_in_order() throws InterruptedException {
    publish(10, 11, 12);
    assertThat(notifier.after(9, AT_ONCE))
        .isEqualTo(
            new Next.Notifications(
                List.of(
                    new Notification(10, Audience.everybodyIn(HARBOUR)),
                    new Notification(11, Audience.everybodyIn(HARBOUR)),
                    new Notification(12, Audience.everybodyIn(HARBOUR))),
                12));
    assertThat(notifier.after(11, AT_ONCE))
        .isEqualTo(
            new Next.Notifications(
                List.of(new Notification(12, Audience.everybodyIn(HARBOUR))), 12));
  }

  @Test
  void of_an_entry_that_is_no_act_nobody_is_notified_and_the_position_goes_on_behind_it()
      throws InterruptedException {
    publish(10);
    notifier.pass(11);
    assertThat(notifier.after(9, AT_ONCE))
        .isEqualTo(
            new Next.Notifications(
                List.of(new Notification(10, Audience.everybodyIn(HARBOUR))), 11));
    assertThat(notifier.await(11, AT_ONCE)).isTrue();
    assertThatThrownBy(() -> notifier.pass(11)).hasMessage("position 11 came before 12");
  }

  @Test
  void where_nothing_was_published_the_position_stays() throws InterruptedException {
    assertThat(notifier.after(9, AT_ONCE)).isEqualTo(new Next.Notifications(List.of(), 9));
    assertThat(notifier.after(99, AT_ONCE)).isEqualTo(new Next.Notifications(List.of(), 99));
  }

  @Test
  void what_is_not_kept_any_more_is_reported_as_missed() throws InterruptedException {
    publish(10, 11, 12, 13, 14);
    assertThat(notifier.after(9, AT_ONCE)).isEqualTo(new Next.Missed());
    assertThat(notifier.after(10, AT_ONCE)).isInstanceOf(Next.Notifications.class);
  }

  @Test
  void what_was_before_the_first_notification_is_reported_as_missed() throws InterruptedException {
    assertThat(notifier.after(8, AT_ONCE)).isEqualTo(new Next.Missed());
    assertThat(notifier.after(-1, AT_ONCE)).isEqualTo(new Next.Missed());
  }

  @Test
  void a_notification_out_of_order_is_an_error() {
    assertThatThrownBy(() -> publish(11)).isInstanceOf(IllegalArgumentException.class);
    publish(10);
    assertThatThrownBy(() -> publish(10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_waits_is_woken_by_a_notification_and_by_the_end() throws InterruptedException {
    var woken = new CountDownLatch(1);
    var listener =
        Thread.ofVirtual()
            .start(() -> {
              try {
                notifier.after(9, Duration.ofMinutes(1));
                woken.countDown();
                notifier.after(10, Duration.ofMinutes(1));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    publish(10);
    woken.await();
    notifier.close();
    listener.join();
    assertThat(notifier.after(10, AT_ONCE)).isEqualTo(new Next.Closed());
  }
}
