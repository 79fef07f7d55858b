package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import ledger.sentence.Language;
import ledger.typed.TypedTimes;
import ledger.value.When.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is typed into a form becomes a time of the act, by the clock of the form.
class TypedTimeTest {

  private static final TypedTimes YEREVAN =
      TypedTimes.in(Language.ENGLISH, ZoneId.of("Asia/Yerevan"));

  @ParameterizedTest
  @CsvSource({
    "12 Sep 2023, , , 2023-09-12T00:00+04:00, 2023-09-13T00:00+04:00, DAY",
    "2023-09-12 14:10, , , 2023-09-12T14:10+04:00, , INSTANT",
    "2023-09-12 14:10, , HOUR, 2023-09-12T14:10+04:00, 2023-09-12T15:10+04:00, HOUR",
    "2023-09-13, , WEEK, 2023-09-11T00:00+04:00, 2023-09-18T00:00+04:00, WEEK",
    "2023-09-10, , WEEKEND, 2023-09-09T00:00+04:00, 2023-09-11T00:00+04:00, WEEKEND",
    "2023-09, , , 2023-09-01T00:00+04:00, 2023-10-01T00:00+04:00, MONTH",
    "2023, , , 2023-01-01T00:00+04:00, 2024-01-01T00:00+04:00, YEAR",
    "2023-09-09, 2023-09-10, , 2023-09-09T00:00+04:00, 2023-09-11T00:00+04:00, DAY",
  })
  void it_is_as_exact_as_it_was_typed(
      String said, String to, String precision, String from, String end, Precision as) {
    var when =
        new TypedTime(
                said,
                Optional.ofNullable(to).orElse(""),
                Arrays.stream(Precision.values())
                    .filter(one -> one.name().equals(precision))
                    .findFirst(),
                YEREVAN)
            .written()
            .orElseThrow();
    assertThat(when.path("from").asString()).isEqualTo(from);
    assertThat(when.path("to").asString("")).isEqualTo(Optional.ofNullable(end).orElse(""));
    assertThat(when.path("precision").asString()).isEqualTo(as.name());
    assertThat(when.path("zone").asString()).isEqualTo("Asia/Yerevan");
  }

  @Test
  void what_has_an_offset_is_by_no_other_clock() {
    var when =
        new TypedTime("2023-09-12T14:10+02:00", "", Optional.empty(), YEREVAN)
            .written()
            .orElseThrow();
    assertThat(when.path("from").asString()).isEqualTo("2023-09-12T14:10+02:00");
    assertThat(when.has("zone")).isFalse();
  }

  @Test
  void what_may_be_two_days_is_none_until_it_is_said_which() {
    var time = new TypedTime("03/04/2023", "", Optional.empty(), YEREVAN);
    assertThat(time.written()).isEmpty();
    assertThat(time.either()).hasSize(2);
  }
}
