package ledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.webhook.Posted.Outcome;
import ledger.webhook.Standing.Failing;
import ledger.webhook.Standing.Off;
import ledger.webhook.Standing.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an endpoint stands after each attempt, by a clock that the test turns.
class StandingTest {

  private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");
  private static final double SHORTEST = 0;
  private static final double LONGEST = Math.nextDown(1.0);

  private static Posted refused(int status) {
    return Posted.answered(status, Optional.empty(), Duration.ZERO);
  }

  private static Posted later(long seconds) {
    return Posted.answered(503, Optional.of(Duration.ofSeconds(seconds)), Duration.ZERO);
  }

  @Test
  void what_was_taken_moves_it_on_and_what_was_not_holds_it_up() {
    var begun = Standing.begin(41, BEGUN);
    assertThat(begun.after(refused(200), 47, BEGUN, SHORTEST).passed()).isEqualTo(47);
    var failed = begun.after(refused(500), 47, BEGUN, SHORTEST);
    assertThat(failed.passed()).isEqualTo(41);
    assertThat(failed.failing()).contains(new Failing(1, BEGUN));
    assertThat(failed.attempt()).isEqualTo(2);
    var mended = failed.after(refused(204), 47, BEGUN.plusSeconds(5), SHORTEST);
    assertThat(mended.failing()).isEmpty();
    assertThat(mended.passed()).isEqualTo(47);
  }

  /// Each wait as the specification's example has it, and ten attempts in all.
  @Test
  void it_is_tried_again_later_each_time_and_switched_off_after_three_days() {
    var waits = new ArrayList<Long>();
    var standing = Standing.begin(41, BEGUN);
    while (standing.off().isEmpty()) {
      var now = standing.due();
      standing = standing.after(refused(500), 47, now, SHORTEST);
      if (standing.off().isEmpty()) waits.add(Duration.between(now, standing.due()).toSeconds());
    }
    assertThat(waits)
        .isEqualTo(List.of(5L, 300L, 1800L, 7200L, 18000L, 36000L, 50400L, 72000L, 86400L));
    var end = BEGUN.plus(Duration.parse("PT75H35M5S"));
    assertThat(standing.off()).contains(new Off(Reason.FAILED_FOR_LONG, end));
    assertThat(standing.failing()).contains(new Failing(10, BEGUN));
    assertThat(standing.passed()).isEqualTo(41);
  }

  @Test
  void chance_makes_a_wait_a_tenth_longer_at_most() {
    var begun = Standing.begin(41, BEGUN);
    var due = begun.after(refused(500), 47, BEGUN, LONGEST).due();
    assertThat(due).isBetween(BEGUN.plusMillis(5_400), BEGUN.plusMillis(5_500));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "60, 60", "999999, 86400"})
  void whoever_asks_for_more_time_gets_it_within_a_day(long asked, long seconds) {
    var due = Standing.begin(41, BEGUN).after(later(asked), 47, BEGUN, SHORTEST).due();
    assertThat(Duration.between(BEGUN, due)).hasSeconds(seconds);
  }

  @Test
  void gone_switches_it_off_at_once() {
    var gone = Standing.begin(41, BEGUN).after(refused(410), 47, BEGUN, SHORTEST);
    assertThat(gone.off()).contains(new Off(Reason.GONE, BEGUN));
    assertThat(gone.passed()).isEqualTo(41);
  }

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "202, DELIVERED",
    "301, REDIRECTED",
    "400, REFUSED",
    "410, GONE",
    "429, REFUSED",
    "503, REFUSED"
  })
  void each_status_comes_to_one_outcome(int status, Outcome outcome) {
    assertThat(refused(status).outcome()).isEqualTo(outcome);
  }
}
