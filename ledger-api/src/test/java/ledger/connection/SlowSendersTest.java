package ledger.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Twenty seconds for a head, and from then on 500 bytes of the body a second.
class SlowSendersTest {

  private final SlowSenders slow = new SlowSenders(Duration.ofSeconds(20), 500);

  @ParameterizedTest(name = "{0} s: {1}")
  @CsvSource({"0, false", "20, false", "21, true", "3600, true"})
  void a_head_or_a_handshake_takes_no_longer(long seconds, boolean tooSlow) {
    assertThat(slow.inHead(Duration.ofSeconds(seconds))).isEqualTo(tooSlow);
    assertThat(slow.inHandshake(Duration.ofSeconds(seconds))).isEqualTo(tooSlow);
  }

  @ParameterizedTest(name = "{1} bytes in {0} s: {2}")
  @CsvSource({
    "1, 0, false",
    "20, 0, false",
    "21, 20, true",
    "21, 500, false",
    "120, 49999, true",
    "120, 50000, false",
    "3600, 100000000, false"
  })
  void a_body_comes_at_that_rate(long seconds, long bytes, boolean tooSlow) {
    assertThat(slow.inBody(Duration.ofSeconds(seconds), bytes)).isEqualTo(tooSlow);
  }
}
