package ledger.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import ledger.value.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a deadline is counted, by the clock of the statement that it starts from.
class CivilTimeTest {

  @ParameterizedTest(name = "{0} {1} + {2} = {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-01T00:00+04:00 | Asia/Yerevan     | P1M      | 2026-04-01T00:00+04:00 | the first of the month there, not in UTC
          2026-03-01T00:00+04:00 |                  | P1M      | 2026-04-01T00:00+04:00 | the offset is a clock where no zone is said
          2026-03-01T00:00Z      | Asia/Yerevan     | P1M      | 2026-04-01T04:00+04:00 | the zone counts before the offset
          2026-01-31T12:00+01:00 | Europe/Berlin    | P1M      | 2026-02-28T12:00+01:00 | the last day of a month that has no 31st
          2024-01-31T12:00+01:00 | Europe/Berlin    | P1M      | 2024-02-29T12:00+01:00 | the same in a leap year
          2024-02-29T00:00Z      |                  | P1Y      | 2025-02-28T00:00Z      | a year after a leap day
          2024-02-29T00:00Z      |                  | P4Y      | 2028-02-29T00:00Z      | four years after a leap day
          2023-02-28T00:00Z      |                  | P1Y      | 2024-02-28T00:00Z      | a year that ends ahead of a leap day
          2026-01-31T00:00Z      |                  | P1M1D    | 2026-03-01T00:00Z      | months are added before days
          2026-03-28T02:30+01:00 | Europe/Berlin    | P1D      | 2026-03-29T03:30+02:00 | skipped by the clock: moved forward by as much
          2026-02-28T02:30+01:00 | Europe/Berlin    | P1M1D    | 2026-03-29T03:30+02:00 | the same after a month and a day
          2026-10-24T02:30+02:00 | Europe/Berlin    | P1D      | 2026-10-25T02:30+02:00 | comes twice: with the offset of the start
          2026-09-25T02:30+02:00 | Europe/Berlin    | P1M      | 2026-10-25T02:30+02:00 | comes twice: the earlier
          2026-11-25T02:30+01:00 | Europe/Berlin    | P11M     | 2027-10-25T02:30+02:00 | an ordinary day of the other half of the year
          2025-10-26T02:30+01:00 | Europe/Berlin    | P364D    | 2026-10-25T02:30+01:00 | comes twice: the later, where the start was such
          2011-12-29T00:00-10:00 | Pacific/Apia     | P1D      | 2011-12-31T00:00+14:00 | a whole day that was skipped
          2026-03-28T12:00+01:00 | Europe/Berlin    | P1D      | 2026-03-29T12:00+02:00 | a day of 23 hours is a day
          9999-12-31T23:00Z      |                  | P1000Y   | +10999-12-31T23:00Z    | the most that an act can say
          """)
  void a_period_ends_on_the_clock_it_began_on(
      OffsetDateTime start, String zone, Period period, OffsetDateTime end, String why) {
    var when =
        new When(
            Optional.of(start),
            Optional.empty(),
            When.Precision.INSTANT,
            Optional.ofNullable(zone).map(ZoneId::of));
    assertThat(CivilTime.after(when, period).from()).as(why).contains(end);
  }

  @Test
  void a_notice_of_a_month_is_given_a_month_ahead_by_the_same_rules() {
    assertThat(CivilTime.before(at("2026-03-31T00:00+04:00"), Period.ofMonths(1)))
        .isEqualTo(at("2026-02-28T00:00+04:00"));
    assertThat(CivilTime.before(at("0001-01-01T00:00Z"), Period.ofYears(1000)).begins())
        .contains(Instant.parse("-0999-01-01T00:00:00Z"));
  }

  @ParameterizedTest(name = "{0} to {1} {2} + {3} = {4} to {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-30T00:00+01:00 | 2026-01-31T00:00+01:00 | DAY   | P1M | 2026-02-28T00:00+01:00 | 2026-03-01T00:00+01:00
          2026-03-28T00:00+01:00 | 2026-03-29T00:00+01:00 | DAY   | P1D | 2026-03-29T00:00+01:00 | 2026-03-30T00:00+02:00
          2026-03-01T00:00+01:00 | 2026-04-01T00:00+02:00 | MONTH | P1M | 2026-04-01T00:00+02:00 | 2026-05-01T00:00+02:00
          2026-02-01T22:00+01:00 | 2026-02-02T00:00+01:00 | HOUR  | P1M | 2026-03-01T22:00+01:00 | 2026-03-02T00:00+01:00
          2026-02-01T10:00+01:00 | 2026-02-01T11:00+01:00 | HOUR  | P1M | 2026-03-01T10:00+01:00 | 2026-03-01T11:00+01:00
          """)
  void a_day_stays_a_day_and_a_month_a_month(
      OffsetDateTime from,
      OffsetDateTime to,
      When.Precision precision,
      Period period,
      OffsetDateTime begins,
      OffsetDateTime ends) {
    var zone = Optional.of(ZoneId.of("Europe/Berlin"));
    assertThat(
            CivilTime.after(new When(Optional.of(from), Optional.of(to), precision, zone), period))
        .isEqualTo(new When(Optional.of(begins), Optional.of(ends), precision, zone));
  }

  private static When at(String moment) {
    return When.at(OffsetDateTime.parse(moment));
  }
}
