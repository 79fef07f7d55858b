package ledger.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameCauseOnceTest {

  private static final long MINUTE_MS = 60_000;

  private final LoggerContext loggers = new LoggerContext();
  private final SameCauseOnce filter = new SameCauseOnce();
  private final Throwable away = new IllegalStateException("read failed", new IOException("away"));
  private long now = 1_000_000;

  @Test
  void a_cause_is_told_once_whoever_tells_it() {
    assertThat(isWritten("reader", Level.WARN, "no row", away)).isTrue();
    assertThat(isWritten("reader", Level.WARN, "no row", away)).isFalse();
    assertThat(isWritten("writer", Level.ERROR, "nothing written", away)).isFalse();
    assertThat(isWritten("reader", Level.WARN, "no row", new IOException("full"))).isTrue();
  }

  @Test
  void a_sentence_without_a_cause_is_told_once_whatever_numbers_are_in_it() {
    assertThat(isWritten("pool", Level.WARN, "connection Pg@1f8d565 is closed", null)).isTrue();
    assertThat(isWritten("pool", Level.WARN, "connection Pg@9a002ce is closed", null)).isFalse();
    assertThat(isWritten("pool", Level.WARN, "the pool is empty", null)).isTrue();
  }

  @Test
  void what_goes_on_is_told_again_after_ten_minutes() {
    assertThat(isWritten("reader", Level.WARN, "no row", away)).isTrue();
    now += 9 * MINUTE_MS;
    assertThat(isWritten("reader", Level.WARN, "no row", away)).isFalse();
    now += MINUTE_MS;
    assertThat(isWritten("reader", Level.WARN, "no row", away)).isTrue();
  }

  @Test
  void what_is_no_warning_is_always_told() {
    assertThat(isWritten("server", Level.INFO, "started", null)).isTrue();
    assertThat(isWritten("server", Level.INFO, "started", null)).isTrue();
  }

  private boolean isWritten(
      String logger, Level level, String sentence, @Nullable Throwable fault) {
    var event = new LoggingEvent("", loggers.getLogger(logger), level, sentence, fault, null);
    event.setTimeStamp(now);
    return filter.decide(event) != FilterReply.DENY;
  }
}
