package ledger.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import ledger.sentence.Language;
import ledger.sentence.TimeWords;
import ledger.value.When;
import ledger.value.When.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A date is read as people type it, or they are asked which one they mean.
class TypedTimesTest {

  private static final ZoneId YEREVAN = ZoneId.of("Asia/Yerevan");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13 Sep 2023",
        "13 September 2023",
        "Sept 13, 2023",
        "september 13 2023",
        "13th of September 2023",
        "2023-09-13",
        "2023/9/13",
        "13.09.2023",
        "13.9.2023",
        "13/09/2023",
        "09/13/2023",
        "13-09-2023",
        "13-Sep-2023",
        "  13  Sep  2023 "
      })
  void a_day(String typed) {
    assertThat(read(typed)).isEqualTo(new Typed.Meant(day(LocalDate.of(2023, 9, 13))));
  }

  @ParameterizedTest
  @CsvSource({
    "RUSSIAN, 13 сентября 2023 г.",
    "RUSSIAN, 13 Sep 2023",
    "UKRAINIAN, 13 вересня 2023 р.",
    "FRENCH, 13 sept. 2023",
    "FRENCH, 13 SEPTEMBRE 2023",
    "ARABIC, 13 سبتمبر 2023",
    "ARABIC, ١٣ سبتمبر ٢٠٢٣",
    "ARABIC, 13 أيلول 2023",
    "ARMENIAN, 2023 թ. սեպտեմբերի 13",
    "AZERBAIJANI, 13 sentyabr 2023"
  })
  void a_day_in_the_language_of_the_page(Language language, String typed) {
    assertThat(TypedTimes.in(language, YEREVAN).read(typed))
        .isEqualTo(new Typed.Meant(day(LocalDate.of(2023, 9, 13))));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-09-13 14:00, 2023-09-13T14:00+04:00",
    "2023-09-13T14:00:30, 2023-09-13T14:00:30+04:00",
    "13 Sep 2023 14:00 UTC, 2023-09-13T14:00Z",
    "'13 Sep 2023, 14:00 UTC+4', 2023-09-13T14:00+04:00",
    "13 Sep 2023 14:00 +05:30, 2023-09-13T14:00+05:30",
    "2023-09-13T14:00Z, 2023-09-13T14:00Z",
    "13 Sep 2023 2:30 pm, 2023-09-13T14:30+04:00",
    "13 Sep 2023 12 am, 2023-09-13T00:00+04:00",
    "13.09.2023 14h30, 2023-09-13T14:30+04:00",
    "13.09.2023 14 h, 2023-09-13T14:00+04:00"
  })
  void a_moment_by_the_clock_of_the_negotiation_or_by_the_one_that_is_typed(
      String typed, OffsetDateTime moment) {
    assertThat(read(typed)).isEqualTo(new Typed.Meant(When.at(moment)));
  }

  @Test
  void a_month_and_a_year_stay_as_long_as_they_are() {
    assertThat(read("Sep 2023"))
        .isEqualTo(read("2023-09"))
        .isEqualTo(
            new Typed.Meant(
                stretch(LocalDate.of(2023, 9, 1), LocalDate.of(2023, 10, 1), Precision.MONTH)));
    assertThat(read("2023"))
        .isEqualTo(
            new Typed.Meant(
                stretch(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 1, 1), Precision.YEAR)));
  }

  @Test
  void which_of_two_days_is_meant_is_asked() {
    assertThat(read("03/04/2023"))
        .isEqualTo(
            new Typed.Ambiguous(
                List.of(day(LocalDate.of(2023, 4, 3)), day(LocalDate.of(2023, 3, 4)))));
    assertThat(read("3-4-2023 14:00"))
        .isEqualTo(
            new Typed.Ambiguous(
                List.of(
                    When.at(OffsetDateTime.parse("2023-04-03T14:00+04:00")),
                    When.at(OffsetDateTime.parse("2023-03-04T14:00+04:00")))));
    assertThat(read("04/04/2023")).isEqualTo(new Typed.Meant(day(LocalDate.of(2023, 4, 4))));
    assertThat(read("03.04.2023")).isEqualTo(new Typed.Meant(day(LocalDate.of(2023, 4, 3))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "13",
        "13 Sep",
        "13.09.23",
        "31 Feb 2023",
        "2023-02-29",
        "13/13/2023",
        "13 Sep 2023 25:00",
        "13 Sep 2023 13 pm",
        "13 14 Sep 2023",
        "Sep 2023 14:00",
        "13 Sep Oct 2023",
        "0000-01-01",
        "99999-01-01"
      })
  void what_is_no_time_is_none(String typed) {
    assertThat(read(typed)).isEqualTo(new Typed.NoTime());
  }

  /// What a page shows can be typed into it again.
  @ParameterizedTest
  @EnumSource
  void what_the_ledger_writes_it_reads(Language language) {
    var words = new TimeWords(language, YEREVAN);
    var reader = TypedTimes.in(language, YEREVAN);
    for (int month = 1; month <= 12; month++) {
      var first = YearMonth.of(2023, month).atDay(1);
      for (var when :
          List.of(
              day(first.plusDays(12)),
              When.at(OffsetDateTime.of(first.atTime(14, 5), ZoneOffset.ofHours(4))),
              stretch(first, first.plusMonths(1), Precision.MONTH)))
        assertThat(reader.read(words.of(when))).as(words.of(when)).isEqualTo(new Typed.Meant(when));
    }
  }

  private static Typed read(String typed) {
    return TypedTimes.in(Language.ENGLISH, YEREVAN).read(typed);
  }

  private static When day(LocalDate day) {
    return stretch(day, day.plusDays(1), Precision.DAY);
  }

  private static When stretch(LocalDate first, LocalDate end, Precision precision) {
    return new When(
        Optional.of(first.atStartOfDay(YEREVAN).toOffsetDateTime()),
        Optional.of(end.atStartOfDay(YEREVAN).toOffsetDateTime()),
        precision,
        Optional.of(YEREVAN));
  }
}
