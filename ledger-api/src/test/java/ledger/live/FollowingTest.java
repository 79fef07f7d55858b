package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import ledger.act.Id;
import ledger.feed.Doorbell;
import ledger.feed.Doorbell.Ring;
import ledger.live.LiveWiring.Pace;
import ledger.log.postgres.LogTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(30)
class FollowingTest {

  private static final Id HARBOUR = Id.of("harbour");
  private static final LogTable NOT_READ =
      new LogTable(new DriverManagerDataSource("jdbc:none"), (short) 1);

  private final Doorbell doorbell = new Doorbell(8, 0);

  private void ring(long from, long to) {
    LongStream.range(from, to).forEach(at -> doorbell.ring(new Ring(at, HARBOUR)));
  }

  private Thread follow(OutputStream out, Duration longest) {
    var pace = new Pace(Duration.ofSeconds(15), longest);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            new Following(doorbell, NOT_READ, _ -> true, new EventLines(out), pace).from(-1);
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
  void who_reads_too_slowly_is_let_go_and_nothing_is_kept_for_it() throws Exception {
    var out = new Slow();
    var following = follow(out, Duration.ofMinutes(10));
    ring(0, 1);
    out.stuck.await();
    ring(1, 100);
    out.let.countDown();
    following.join();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("id: 0\n").doesNotContain("id: 99");
  }

  @Test
  void nobody_stays_for_ever_without_signing_in_again() throws Exception {
    follow(new ByteArrayOutputStream(), Duration.ZERO).join();
  }

  @Test
  void when_it_will_not_ring_again_it_is_over() throws Exception {
    var following = follow(new ByteArrayOutputStream(), Duration.ofMinutes(10));
    doorbell.close();
    following.join();
  }
}
