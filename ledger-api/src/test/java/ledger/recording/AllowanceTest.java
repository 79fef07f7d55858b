package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import ledger.act.UserId;
import org.junit.jupiter.api.Test;

class AllowanceTest {

  private static final UserId NORTH = new UserId("rep:north");
  private static final UserId SOUTH = new UserId("rep:south");
  private static final long START = -5; // of the clock that is asked, any number is a moment

  private final Allowance threeAMinute = new Allowance(3, Duration.ofMinutes(1));

  private Optional<Duration> use(UserId user, int second) {
    return threeAMinute.use(user, START + Duration.ofSeconds(second).toNanos());
  }

  @Test
  void so_many_may_be_used_at_once_and_then_it_is_said_how_long_the_next_one_takes() {
    for (int i = 0; i < 3; i++) assertThat(use(NORTH, 0)).isEmpty();
    assertThat(use(NORTH, 0)).contains(Duration.ofSeconds(20));
    assertThat(use(NORTH, 15)).contains(Duration.ofSeconds(5));
  }

  @Test
  void they_come_back_evenly_and_never_more_than_there_were() {
    for (int i = 0; i < 3; i++) assertThat(use(NORTH, 0)).isEmpty();
    assertThat(use(NORTH, 20)).isEmpty();
    assertThat(use(NORTH, 20)).contains(Duration.ofSeconds(20));
    for (int i = 0; i < 3; i++) assertThat(use(NORTH, 100_000)).isEmpty();
    assertThat(use(NORTH, 100_000)).isPresent();
  }

  @Test
  void being_refused_uses_nothing() {
    for (int i = 0; i < 3; i++) assertThat(use(NORTH, 0)).isEmpty();
    for (int i = 0; i < 100; i++) assertThat(use(NORTH, 10)).contains(Duration.ofSeconds(10));
    assertThat(use(NORTH, 20)).isEmpty();
  }

  @Test
  void each_user_has_its_own() {
    for (int i = 0; i < 4; i++) use(NORTH, 0);
    assertThat(use(SOUTH, 0)).isEmpty();
  }

  @Test
  void what_is_given_back_can_be_used_again() {
    for (int i = 0; i < 3; i++) assertThat(use(NORTH, 0)).isEmpty();
    threeAMinute.giveBack(NORTH);
    assertThat(use(NORTH, 0)).isEmpty();
    assertThat(use(NORTH, 0)).isPresent();
  }

  @Test
  void without_a_bound_nobody_waits_and_nothing_is_kept() {
    var none = new Allowance(0, Duration.ofHours(1));
    for (int i = 0; i < 1_000; i++) assertThat(none.use(NORTH, START)).isEmpty();
    none.giveBack(NORTH);
  }
}
