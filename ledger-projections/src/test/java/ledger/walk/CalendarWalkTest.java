package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ledger.board.Board;
import ledger.calendar.Calendar;
import ledger.calendar.Date;
import ledger.calendar.What;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.positions.Matrix;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.timeline.Timeline;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An answer stands until the next date of the calendar: what makes it safe to keep one.
///
/// `-Dwalk.seeds=20000` walks further, and `-Dwalk.seed=…` one alone.
class CalendarWalkTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 75);
  private static final int STEPS = 20;
  private static final Duration AFTER = Duration.ofDays(40);

  /// What may be kept, in one view.
  record Kept(
      Register register,
      Matrix positions,
      Docket docket,
      ReadinessBoard readiness,
      Board board,
      Timeline timeline) {}

  @Test
  void between_two_successive_dates_no_answer_changes() {
    var alone = Long.getLong("walk.seed");
    (alone == null ? LongStream.range(0, SEEDS) : LongStream.of(alone))
        .forEach(seed -> {
          try {
            follow(seed, _ -> true);
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dwalk.seed=" + seed + ": " + e.getMessage(), e);
          }
        });
  }

  /// A date that the calendar does not have is found out: by its kind, whichever seed it takes.
  @ParameterizedTest
  @EnumSource(names = {"DUE", "CONDITION_TURNS", "READINESS_EXPIRES", "NOTICE_TAKES_EFFECT"})
  void that_can_fail_for_want_of_a_date(What missing) {
    assertThat(LongStream.range(0, 4 * SEEDS).anyMatch(seed -> failsWithout(missing, seed)))
        .isTrue();
  }

  private static boolean failsWithout(What missing, long seed) {
    try {
      follow(seed, date -> date.what() != missing);
      return false;
    } catch (AssertionError _) {
      return true;
    }
  }

  private static void follow(long seed, Predicate<Date> known) {
    var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
    var chance = new Chance(~seed);
    var entries = walk.entries();
    var view = seed % 3 == 0 ? chance.of(Seen.views()) : View.RECORD;
    var end = walk.now().plus(AFTER);
    var about = chance.in(2) ? walk.now() : walk.now().minus(Duration.ofHours(chance.from(1, 400)));
    for (int step = 0; step < STEPS && about.isBefore(end); step++) {
      var valuation = valuation(entries, view, about);
      var next = next(Calendar.of(valuation), about, known).orElse(end);
      assertThat(next).isAfter(about);
      var kept = kept(valuation, view);
      for (var later : between(about, next))
        assertThat(Difference.between(kept, kept(valuation(entries, view, later), view)))
            .as("%s, from %s to %s, before %s", view.label(), about, later, next)
            .isEmpty();
      about = next;
    }
  }

  private static Optional<Instant> next(Calendar calendar, Instant about, Predicate<Date> known) {
    return calendar.dates().stream().allMatch(known)
        ? calendar.next()
        : calendar.dates().stream().filter(known).map(Date::at).filter(about::isBefore).findFirst();
  }

  private static List<Instant> between(Instant about, Instant next) {
    return Stream.of(about.plus(Duration.between(about, next).dividedBy(2)), next.minusNanos(1))
        .filter(about::isBefore)
        .toList();
  }

  private static Supervaluation valuation(List<Entry> entries, View view, Instant about) {
    return Supervaluation.of(Dossier.of(entries, about, Long.MAX_VALUE), view);
  }

  private static Kept kept(Supervaluation valuation, View view) {
    var dossier = valuation.dossier();
    return new Kept(
        Register.of(valuation),
        Positions.of(dossier),
        Docket.of(dossier),
        ReadinessBoard.of(valuation),
        Board.of(valuation, view),
        Timeline.of(valuation));
  }
}
