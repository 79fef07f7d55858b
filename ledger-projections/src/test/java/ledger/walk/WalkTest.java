package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import ledger.act.Act;
import ledger.board.Board;
import ledger.dossier.Entry;
import ledger.record.Vocabulary;
import org.junit.jupiter.api.Test;

/// What holds of every history, tried on random ones.
///
/// `-Dwalk.seeds=20000` walks further; a failure names its seed, and `-Dwalk.seed=…` walks that one
/// alone.
class WalkTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 400);

  @Test
  void no_kind_of_act_is_never_recorded() {
    var tallies = new TreeMap<String, Walk.Tally>();
    LongStream.range(0, 300)
        .mapToObj(Walk::withDistinctTimes)
        .forEach(w -> w.tallies().forEach((act, t) -> tallies.merge(act, t, Walk.Tally::plus)));
    if (Boolean.getBoolean("walk.verbose")) System.out.println(tallies);
    assertThat(tallies).allSatisfy((_, tally) -> assertThat(tally.accepted()).isPositive());
    assertThat(tallies.keySet())
        .isEqualTo(
            Vocabulary.ENTRIES.stream()
                .map(Vocabulary.Entry::actName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void the_order_in_which_acts_of_different_times_were_recorded_changes_no_answer() {
    each(
        SEEDS,
        seed -> {
          var walk = Walk.withDistinctTimes(seed);
          var chance = new Chance(~seed);
          var entries = walk.entries();
          for (var about : moments(walk, chance))
            same(
                Seen.of(entries, about, Long.MAX_VALUE),
                Seen.of(reordered(entries, chance), about, Long.MAX_VALUE));
        });
  }

  @Test
  void what_was_known_by_a_position_is_what_the_record_said_up_to_there() {
    each(
        SEEDS,
        seed -> {
          var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
          var chance = new Chance(~seed);
          var entries = walk.entries();
          var prefix = entries.subList(0, chance.from(1, entries.size()));
          for (var about : moments(walk, chance)) {
            for (var view : Seen.views())
              same(
                  Board.of(prefix, view, about, Long.MAX_VALUE),
                  Board.of(entries, view, about, prefix.getLast().position()));
            same(
                Seen.of(prefix, about, Long.MAX_VALUE),
                Seen.of(entries, about, prefix.getLast().position()));
          }
        });
  }

  // -- how -------------------------------------------------------------------------------------

  interface Property {
    void of(long seed);
  }

  private static void each(int seeds, Property property) {
    var alone = Long.getLong("walk.seed");
    (alone == null ? LongStream.range(0, seeds) : LongStream.of(alone))
        .forEach(seed -> {
          try {
            property.of(seed);
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dwalk.seed=" + seed + ": " + e.getMessage(), e);
          }
        });
  }

  private static void same(Object expected, Object actual) {
    assertThat(Difference.between(expected, actual)).isEmpty();
  }

  /// The end of the walk, some time after it, and one moment on the way.
  static List<Instant> moments(Walk walk, Chance chance) {
    return List.of(
        walk.now(),
        walk.now().plus(Duration.ofHours(chance.from(1, 900))),
        walk.now().minus(Duration.ofHours(chance.from(1, 300))));
  }

  /// The same statements, numbered by chance. Filings keep their place: nobody is admitted before
  /// the negotiation is opened.
  static List<Entry> reordered(List<Entry> entries, Chance chance) {
    var statements = entries.stream().filter(e -> e.act() instanceof Act.Statement).toList();
    var numbers = chance.shuffled(statements.stream().map(Entry::position).toList()).iterator();
    return entries.stream()
        .map(e -> e.act() instanceof Act.Statement ? Entry.of(numbers.next(), e.recorded()) : e)
        .toList();
  }
}
