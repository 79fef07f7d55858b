package ledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Leases go by a clock that all servers share.
class DatabaseClockTest {

  private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final DatabaseClock clock = new DatabaseClock(nanos::get);

  @Test
  void between_two_looks_at_the_database_time_passes_whatever_the_servers_own_clock_shows() {
    clock.shows(TOMORROW);
    assertThat(clock.instant()).isEqualTo(TOMORROW);
    nanos.addAndGet(Duration.ofMillis(250).toNanos());
    assertThat(clock.instant()).isEqualTo(TOMORROW.plusMillis(250));
    clock.shows(TOMORROW.plusMillis(260));
    assertThat(clock.instant()).isEqualTo(TOMORROW.plusMillis(260));
  }

  @Test
  void until_the_first_look_it_is_the_servers_own() {
    assertThat(clock.instant()).isBefore(TOMORROW).isAfter(TOMORROW.minus(Duration.ofDays(2)));
  }
}
