package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import ledger.compartment.Audience;
import ledger.feed.Notifier;
import ledger.feed.Notifier.Notification;
import ledger.live.LiveWiring.Pace;
import ledger.log.postgres.LogTable;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(30)
class SubscriptionTest {

  private static final Id HARBOUR = Id.of("harbour");
  private static final LogTable NOT_READ =
      LogTable.unchecked(new DriverManagerDataSource("jdbc:none"), (short) 1);

  private final Notifier notifier = new Notifier(8, 0);

  private void publish(long from, long to) {
    LongStream.range(from, to)
        .forEach(at -> notifier.publish(new Notification(at, Audience.everybodyIn(HARBOUR))));
  }

  private Thread follow(OutputStream out, Duration longest) {
    var pace = new Pace(Duration.ofSeconds(15), longest, Duration.ofSeconds(20));
    return Thread.ofVirtual()
        .start(() -> {
          try {
            var subscription =
                new Subscription(
                    notifier, NOT_READ, _ -> true, () -> true, new EventLines(out), pace);
            subscription.begin(-1);
            while (subscription.turn()) Thread.yield();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /// Takes what it is given only once it is let.
  private static final class Slow extends ByteArrayOutputStream {
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch let = new CountDownLatch(1);

    @Override
    public void flush() throws IOException {
      if (!toString(StandardCharsets.UTF_8).contains("changed")) return;
      stuck.countDown();
      try {
        let.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void the_stream_of_a_client_that_reads_too_slowly_ends() throws Exception {
    var out = new Slow();
    var subscribed = follow(out, Duration.ofMinutes(10));
    publish(0, 1);
    out.stuck.await();
    publish(1, 100);
    out.let.countDown();
    subscribed.join();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("id: 0\n").doesNotContain("id: 99");
  }

  @Test
  void nobody_stays_for_ever_without_signing_in_again() throws Exception {
    follow(new ByteArrayOutputStream(), Duration.ZERO).join();
  }

  @Test
  void when_there_are_no_more_notifications_it_ends() throws Exception {
    var subscribed = follow(new ByteArrayOutputStream(), Duration.ofMinutes(10));
    notifier.close();
    subscribed.join();
  }
}
