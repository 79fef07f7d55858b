package ledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.value.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions over time, in days of one month: `2-5` holds from the 2nd up to the 5th, `7-` from
/// the 7th on.
class FluentTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "1-5, 3-8, 3-5",
    "1-5, 5-8, never",
    "1-3 5-9, 2-6, 2-3 5-6",
    "1-, 4-, 4-",
    "1-, never, never",
    "2-3 4-5 6-7, 1-, 2-3 4-5 6-7"
  })
  void both_hold_where_both_do(String one, String other, String both) {
    assertThat(text(fluent(one).and(fluent(other)))).isEqualTo(both);
    assertThat(text(fluent(other).and(fluent(one)))).isEqualTo(both);
  }

  @ParameterizedTest(name = "{0} or {1}: {2}")
  @CsvSource({
    "1-3, 5-8, 1-3 5-8",
    "1-5, 3-8, 1-8",
    "1-5, 5-8, 1-8",
    "1-, 4-6, 1-",
    "never, 2-4, 2-4",
    "1-2 8-9, 4-5, 1-2 4-5 8-9"
  })
  void either_holds_where_one_does(String one, String other, String either) {
    assertThat(text(fluent(one).or(fluent(other)))).isEqualTo(either);
    assertThat(text(fluent(other).or(fluent(one)))).isEqualTo(either);
  }

  @Test
  void all_of_nothing_never_holds_and_neither_does_any() {
    assertThat(Fluent.all(Stream.of()).isNever()).isTrue();
    assertThat(Fluent.any(Stream.of()).isNever()).isTrue();
  }

  @ParameterizedTest(name = "{0} latched from {1}: {2}")
  @CsvSource({
    "2-5, 3, 2-",
    "2-5, 1, 2-",
    "2-5, 5, 2-5",
    "2-5 7-9, 6, 2-5 7-",
    "2-5 7-9, 8, 2-5 7-",
    "never, 1, never"
  })
  void latched_it_holds_for_good_from_its_first_moment_at_or_after(
      String fluent, int day, String latched) {
    assertThat(text(fluent(fluent).latchedFrom(day(day)))).isEqualTo(latched);
  }

  @ParameterizedTest(name = "{0} until {1}: {2}")
  @CsvSource({"2-5, 3, 2-3", "2-5, 2, never", "2-5, 9, 2-5", "2-5 7-, 8, 2-5 7-8", "2-, 4, 2-4"})
  void until_a_moment_it_never_holds_from_there_on(String fluent, int day, String until) {
    assertThat(text(fluent(fluent).until(day(day)))).isEqualTo(until);
  }

  @ParameterizedTest(name = "{0} within {1} days: {2}")
  @CsvSource({
    "2-5, 2, 2-7",
    "2-, 2, 2-",
    "2-3 4-5, 2, 2-7",
    "2-3 8-9, 2, 2-5 8-11",
    "never, 2, never"
  })
  void within_a_time_it_holds_so_long_after_it_held(String fluent, int days, String within) {
    assertThat(text(fluent(fluent).within(Duration.ofDays(days)))).isEqualTo(within);
  }

  @ParameterizedTest(name = "{0} on {1}: since {2}")
  @CsvSource({
    "2-5, 4, 2",
    "2-5, 2, 2",
    "2-5, 5, never",
    "2-5 7-9, 8, 7",
    "2-5 5-9, 8, 2",
    "2-, 20, 2"
  })
  void it_began_with_the_stretch_from_which_it_held_on_without_a_break(
      String fluent, int day, String began) {
    var disjoint =
        Arrays.stream(fluent.split(" ")).map(FluentTest::fluent).reduce(Fluent.NEVER, Fluent::or);
    assertThat(
            disjoint
                .began(day(day))
                .map(s -> String.valueOf(s.from().atOffset(ZoneOffset.UTC).getDayOfMonth()))
                .orElse("never"))
        .isEqualTo(began);
  }

  @ParameterizedTest(name = "{0} between {1} and {2}: {3} days")
  @CsvSource({"2-5, 1, 9, 3", "2-5, 3, 4, 1", "2-5 7-, 1, 9, 5", "2-5, 6, 9, 0", "never, 1, 9, 0"})
  void held_between_counts_the_days_it_held(String fluent, int from, int to, int days) {
    assertThat(fluent(fluent).heldBetween(day(from), day(to))).isEqualTo(Duration.ofDays(days));
  }

  @Test
  void both_rest_on_the_acts_of_both_and_begin_with_the_later() {
    var one = Fluent.from(when(2), new UUID(0, 1));
    var other = Fluent.from(when(4), new UUID(0, 2));
    assertThat(one.and(other).stretches())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.because()).containsExactly(new UUID(0, 1), new UUID(0, 2));
          assertThat(s.since()).isEqualTo(when(4));
        });
  }

  @Test
  void it_has_surely_begun_only_at_the_end_of_a_stretch_of_unknown_beginning() {
    var day =
        new When(when(2).from(), when(3).from(), When.Precision.DAY, java.util.Optional.empty());
    assertThat(Fluent.from(day).first().orElseThrow().surely()).isEqualTo(day(3));
    assertThat(Fluent.from(when(2)).first().orElseThrow().surely()).isEqualTo(day(2));
  }

  private static Fluent fluent(String text) {
    return text.equals("never")
        ? Fluent.NEVER
        : Fluent.any(Arrays.stream(text.split(" ")).map(FluentTest::stretch));
  }

  private static Fluent stretch(String text) {
    var ends = text.split("-");
    int from = Integer.parseInt(ends[0]);
    return Fluent.between(
        day(from),
        ends.length == 1 ? Instant.MAX : day(Integer.parseInt(ends[1])),
        when(from),
        List.of());
  }

  /// Stretches that touch are read as one.
  private static String text(Fluent fluent) {
    var parts = new java.util.ArrayList<String[]>();
    for (var s : fluent.stretches()) {
      var from = number(s.from());
      var until = s.until().equals(Instant.MAX) ? "" : number(s.until());
      if (!parts.isEmpty() && parts.getLast()[1].equals(from)) parts.getLast()[1] = until;
      else parts.add(new String[] {from, until});
    }
    return parts.isEmpty()
        ? "never"
        : parts.stream().map(p -> p[0] + "-" + p[1]).collect(Collectors.joining(" "));
  }

  private static String number(Instant moment) {
    return String.valueOf(moment.atOffset(ZoneOffset.UTC).getDayOfMonth());
  }

  private static When when(int day) {
    return When.at(day(day).atOffset(ZoneOffset.UTC));
  }

  private static Instant day(int day) {
    return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
