package ledger.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.value.Malformed;
import ledger.value.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A term of two months from 31 December that then renews itself by the month.
class RenewalsTest {

  private static final Renewals MONTHLY =
      new Renewals(
          When.at(OffsetDateTime.parse("2025-12-31T00:00Z")),
          Period.ofMonths(2),
          Period.ofMonths(1),
          Optional.of(Period.ofDays(7)));

  @Test
  void each_end_is_counted_from_the_day_that_the_first_is_counted_from() {
    assertThat(Stream.of(0, 1, 2, 3).map(n -> MONTHLY.end(n).begins().orElseThrow().toString()))
        .containsExactly(
            "2026-02-28T00:00:00Z",
            "2026-03-31T00:00:00Z",
            "2026-04-30T00:00:00Z",
            "2026-05-31T00:00:00Z");
  }

  @ParameterizedTest(name = "about {0}, objected {1}: renewed {2} times")
  @CsvSource(
      textBlock =
          """
          2026-01-01T00:00:00Z,                     , 0
          2026-02-27T23:59:59Z,                     , 0
          2026-02-28T00:00:00Z,                     , 1
          2026-04-15T00:00:00Z,                     , 2
          2026-04-15T00:00:00Z, 2025-12-31T00:00:00Z, 0
          2026-04-15T00:00:00Z, 2026-02-21T00:00:00Z, 0
          2026-04-15T00:00:00Z, 2026-02-21T00:00:01Z, 1
          2026-03-15T00:00:00Z, 2026-03-30T00:00:00Z, 1
          """)
  void it_renews_itself_until_the_end_to_come_or_until_somebody_objects_in_time(
      Instant about, Instant objected, int times) {
    assertThat(MONTHLY.renewed(about, Optional.ofNullable(objected).stream())).isEqualTo(times);
  }

  @Test
  void the_shortest_and_the_longest_step_are_counted_to_the_end_of_the_calendar() {
    var last = Instant.parse("9999-12-31T23:59:59Z");
    for (var step : Stream.of(Period.ofDays(1), Period.ofYears(1000)).toList()) {
      var renewals =
          new Renewals(
              When.at(OffsetDateTime.parse("0001-01-01T00:00Z")),
              Period.ZERO,
              step,
              Optional.of(Period.ofYears(1000)));
      int times = renewals.renewed(last, Stream.of(last));
      assertThat(renewals.end(times).begins().orElseThrow()).isAfter(last);
      assertThat(renewals.end(times - 1).begins().orElseThrow()).isBeforeOrEqualTo(last);
    }
  }

  @Test
  void a_step_of_no_length_renews_nothing() {
    assertThatThrownBy(
            () -> new Renewals(MONTHLY.anchor(), Period.ZERO, Period.ZERO, Optional.empty()))
        .isInstanceOf(Malformed.class);
  }
}
