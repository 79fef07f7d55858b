package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import ledger.act.IssueAct.TakeStance;
import ledger.board.BoardQuery;
import ledger.calendar.Calendar;
import ledger.calendar.CalendarQuery;
import ledger.docket.DocketQuery;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.FoldedNegotiation;
import ledger.positions.PositionsQuery;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.register.RegisterQuery;
import ledger.search.SearchQuery;
import ledger.timeline.TimelineQuery;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// A negotiation that is folded on, act after act, gives what it gives when it is folded anew.
///
/// `-Dwalk.seeds=3000` walks further; a failure names its seed.
class FoldedOnTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 200) / 16;

  private static final List<Query> QUERIES =
      List.of(
          new BoardQuery(),
          new CalendarQuery(),
          new DocketQuery(),
          new PositionsQuery(),
          new RegisterQuery(),
          new SearchQuery(),
          new TimelineQuery());

  @Test
  void whatever_comes_and_however_time_passes_every_answer_is_as_if_folded_anew() {
    LongStream.range(0, SEEDS).forEach(FoldedOnTest::follow);
  }

  @Test
  void several_acts_at_once_come_to_the_same_as_one_after_the_other() {
    LongStream.range(0, SEEDS)
        .forEach(seed -> {
          var chance = new Chance(~seed);
          var acts = walk(seed);
          var folded = new FoldedNegotiation(Calendar::next);
          for (int i = 0; i < acts.size(); ) {
            int next = Math.min(acts.size(), i + chance.from(1, 12));
            var about = acts.get(next - 1).recorded().at();
            same(seed, folded.at(about, acts.subList(0, next)), acts.subList(0, next), about);
            i = next;
          }
        });
  }

  /// As another node may know it, or as it was when somebody slower read it.
  @Test
  void a_record_that_does_not_begin_with_what_was_folded_is_folded_anew() {
    LongStream.range(0, SEEDS)
        .forEach(seed -> {
          var chance = new Chance(~seed);
          var acts = walk(seed);
          var folded = new FoldedNegotiation(Calendar::next);
          for (int i = 0; i < 8; i++) {
            var known = new ArrayList<>(acts.subList(0, chance.from(acts.size() / 2, acts.size())));
            var stances = known.stream().filter(e -> e.act() instanceof TakeStance).toList();
            if (!stances.isEmpty() && chance.in(2)) known.remove(stances.getFirst());
            var about = acts.get(chance.from(acts.size() / 2, acts.size() - 1)).recorded().at();
            same(seed, folded.at(about, List.copyOf(known)), known, about);
          }
        });
  }

  @Test
  void a_row_of_agreements_that_an_act_does_not_touch_is_the_same_object_as_before() {
    int shared = 0;
    int all = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var acts = walk(seed);
      var folded = new FoldedNegotiation(Calendar::next);
      Map<String, Object> before = new HashMap<>();
      for (var act : acts) {
        Map<String, Object> now = new HashMap<>();
        var record =
            Supervaluation.of(
                folded.at(act.recorded().at(), acts.subList(0, acts.indexOf(act) + 1)),
                View.RECORD);
        for (var query : QUERIES)
          for (var row : query.rows(record)) now.put(query.name() + row.key(), row.body());
        for (var row : now.entrySet()) {
          all++;
          if (before.get(row.getKey()) == row.getValue()) shared++;
        }
        before = now;
      }
    }
    assertThat(shared).isGreaterThan(all / 4);
  }

  private static List<Entry> walk(long seed) {
    return (seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed))
        .entries();
  }

  /// Each act is folded on as it is recorded; between two of them time passes, at times to the very
  /// moment at which something turns.
  private static void follow(long seed) {
    var chance = new Chance(~seed);
    var acts = walk(seed);
    var folded = new FoldedNegotiation(Calendar::next);
    for (int i = 0; i < acts.size(); i++) {
      var about = acts.get(i).recorded().at();
      var known = acts.subList(0, i + 1);
      var now = folded.at(about, known);
      same(seed, now, known, about);
      if (i + 1 < acts.size() && chance.in(3)) {
        var later = between(now, about, acts.get(i + 1).recorded().at(), chance);
        same(seed, folded.at(later, known), known, later);
      }
    }
    var end = acts.getLast().recorded().at();
    for (int i = 0; i < 6; i++) {
      var next = Calendar.next(folded.now()).filter(at -> at.isBefore(Instant.MAX));
      end = next.orElse(end.plus(Duration.ofDays(chance.from(1, 90))));
      same(seed, folded.at(end, acts), acts, end);
    }
  }

  private static Instant between(Dossier now, Instant from, Instant to, Chance chance) {
    var turn = Calendar.next(now).filter(at -> at.isBefore(to));
    return chance.in(2) && turn.isPresent()
        ? turn.get()
        : from.plus(Duration.between(from, to).dividedBy(chance.from(2, 5)));
  }

  /// Equal values, and the bytes of one answer after the other: writing all of them each time takes
  /// longer than all the rest.
  private static void same(long seed, Dossier folded, List<Entry> known, Instant about) {
    var on = Supervaluation.of(folded, View.RECORD);
    var anew = Supervaluation.of(Dossier.of(known, about, Long.MAX_VALUE), View.RECORD);
    var inTurn = QUERIES.get(Math.floorMod(seed + known.size(), QUERIES.size()));
    for (var query : QUERIES) {
      var rows = query.rows(on);
      var expected = query.rows(anew);
      if (!rows.equals(expected))
        throw new AssertionError(
            "seed %d after %d acts, about %s, %s %s"
                .formatted(
                    seed,
                    known.size(),
                    about,
                    query.name(),
                    Difference.between(expected, rows).map(Object::toString).orElse("")));
      if (query == inTurn && !bytes(rows).equals(bytes(expected)))
        throw new AssertionError(
            "seed %d after %d acts: the bytes of %s".formatted(seed, known.size(), query.name()));
    }
    if (!folded.referents().equals(anew.dossier().referents())
        || folded.position() != anew.dossier().position()
        || !folded.negotiation().equals(anew.dossier().negotiation()))
      throw new AssertionError("seed %d: what is filed".formatted(seed));
  }

  private static List<String> bytes(List<AnswerRow> rows) {
    return rows.stream()
        .map(row -> new String(Answers.bytes(row.body()), java.nio.charset.StandardCharsets.UTF_8))
        .toList();
  }
}
