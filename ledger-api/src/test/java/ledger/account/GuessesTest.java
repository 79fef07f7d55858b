package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ledger.account.Guesses.Source;
import ledger.act.UserId;
import org.junit.jupiter.api.Test;

/// Somebody guesses, and has to wait longer each time; others do not.
class GuessesTest {

  private static final Source NORTH_HERE = source("192.0.2.1", "rep:north");
  private static final Source NORTH_ELSEWHERE = source("192.0.2.2", "rep:north");
  private static final Source SOUTH_HERE = source("192.0.2.1", "rep:south");

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Guesses guesses = new Guesses(() -> now);
  private int shown;

  private static Source source(String address, String user) {
    return new Source(address, Optional.of(new UserId(user)));
  }

  private void wrong(Source source, int times) {
    for (int i = 0; i < times; i++) guesses.wrong(source, "wrong " + shown++);
  }

  private Duration wait(Source source) {
    return guesses.wait(source).orElse(Duration.ZERO);
  }

  @Test
  void a_few_wrong_ones_cost_nothing_and_then_each_costs_twice_the_one_before() {
    wrong(NORTH_HERE, Guesses.FREE_OF_ACCOUNT - 1);
    assertThat(wait(NORTH_HERE)).isZero();
    for (int seconds = 1; seconds <= 256; seconds *= 2) {
      wrong(NORTH_HERE, 1);
      assertThat(wait(NORTH_HERE)).hasSeconds(seconds);
      now = now.plusSeconds(seconds);
      assertThat(wait(NORTH_HERE)).isZero();
    }
    wrong(NORTH_HERE, 1);
    assertThat(wait(NORTH_HERE)).as("never longer").hasMinutes(5);
  }

  @Test
  void the_same_account_from_elsewhere_and_another_from_there_need_not_wait() {
    wrong(NORTH_HERE, Guesses.FREE_OF_ACCOUNT);
    assertThat(wait(NORTH_HERE)).isPositive();
    assertThat(wait(NORTH_ELSEWHERE)).isZero();
    assertThat(wait(SOUTH_HERE)).isZero();
  }

  @Test
  void whoever_tries_one_account_after_another_waits_for_all_of_them() {
    for (int i = 0; i < Guesses.FREE_OF_ADDRESS; i++) wrong(source("192.0.2.1", "user" + i), 1);
    assertThat(wait(NORTH_HERE)).hasSeconds(1);
    assertThat(wait(NORTH_HERE.ofAddress())).as("software too").hasSeconds(1);
    assertThat(wait(NORTH_ELSEWHERE)).isZero();
  }

  /// Many people may share one.
  @Test
  void an_address_waits_half_a_minute_at_most() {
    wrong(NORTH_HERE.ofAddress(), Guesses.FREE_OF_ADDRESS + 10);
    assertThat(wait(SOUTH_HERE)).hasSeconds(30);
  }

  @Test
  void the_same_wrong_one_again_is_no_other_guess() {
    for (int i = 0; i < 100; i++) guesses.wrong(NORTH_HERE, "the token of last year");
    assertThat(wait(NORTH_HERE)).isZero();
  }

  @Test
  void a_right_one_forgives_what_was_mistyped_for_its_account_and_nothing_else() {
    wrong(NORTH_HERE, Guesses.FREE_OF_ACCOUNT);
    wrong(SOUTH_HERE, Guesses.FREE_OF_ACCOUNT);
    guesses.right(NORTH_HERE);
    assertThat(wait(NORTH_HERE)).isZero();
    assertThat(wait(SOUTH_HERE)).isPositive();
  }

  @Test
  void what_is_long_ago_is_forgotten() {
    wrong(NORTH_HERE, Guesses.FREE_OF_ACCOUNT + 4);
    now = now.plus(Duration.ofMinutes(16));
    wrong(NORTH_HERE, 1);
    assertThat(wait(NORTH_HERE)).isZero();
  }
}
