package ledger.log;

import static ledger.log.Offers.draft;
import static ledger.log.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import ledger.log.Outcome.Already;
import ledger.log.Outcome.Appended;
import ledger.log.Outcome.Conflict;
import ledger.log.Outcome.Moved;
import ledger.log.Outcome.NotAppended;
import ledger.log.Outcome.Taken;
import org.junit.jupiter.api.Test;

/// What each unit of a batch is told, beside neighbours of every kind.
class SequencerTest {

  private static final RandomGenerator CHANCE = RandomGenerator.of("L64X128MixRandom");

  private final FakeLog.Shelf shelf = new FakeLog.Shelf();
  private final List<Long> heads = new ArrayList<>();
  private final Sequencer sequencer = sequencer(fine());

  private FakeLog fine() {
    return new FakeLog(shelf, CHANCE, FakeLog.Weather.FINE, () -> {});
  }

  private Sequencer sequencer(Log log) {
    return new Sequencer(log, () -> 7, UUID::randomUUID, heads::add);
  }

  private List<Outcome> outcomes(Unit... units) {
    sequencer.take(List.of(units), Runnable::run);
    return Arrays.stream(units).map(u -> u.outcome().getNow(null)).toList();
  }

  @Test
  void a_unit_that_comes_too_late_fails_alone() {
    assertThat(
            outcomes(
                unit(draft(id(), "a", 0, "first")),
                unit(draft(id(), "a", 0, "too late")),
                unit(draft(id(), "b", 0, "neighbour")),
                unit(draft(id(), "a", 1, "next"))))
        .containsExactly(
            new Appended(0, 7),
            new Conflict(new StreamName(java.util.Optional.of("thing"), "a"), 0, 2),
            new Appended(1, 7),
            new Appended(2, 7));
    assertThat(heads).containsExactly(3L);
  }

  @Test
  void an_event_that_is_offered_twice_in_one_batch_is_recorded_once_and_both_are_told_where() {
    var event = id();
    assertThat(
            outcomes(
                unit(draft(event, "a", 0, "once")),
                unit(draft(event, "a", 0, "once")),
                unit(draft(id(), "b", 0, "neighbour"))))
        .containsExactly(new Appended(0, 7), new Already(0, 7), new Appended(1, 7));
  }

  @Test
  void an_id_that_another_event_of_the_batch_has_is_refused_and_the_neighbours_are_recorded() {
    var event = id();
    assertThat(
            outcomes(
                unit(draft(event, "a", 0, "one text")),
                unit(draft(event, "b", 0, "another text")),
                unit(draft(id(), "c", 0, "neighbour"))))
        .containsExactly(new Appended(0, 7), new Taken(event), new Appended(1, 7));
  }

  @Test
  void an_event_that_is_sent_again_with_another_text_is_refused() {
    var event = id();
    assertThat(outcomes(unit(draft(event, "a", 0, "one text"))))
        .containsExactly(new Appended(0, 7));
    assertThat(
            outcomes(
                unit(draft(event, "a", 0, "another text")), unit(draft(event, "a", 0, "one text"))))
        .containsExactly(new Taken(event), new Already(0, 7));
  }

  @Test
  void a_unit_that_has_one_id_twice_is_refused() {
    var event = id();
    assertThat(outcomes(unit(draft(event, "a", 0, "x"), draft(event, "a", 1, "y"))))
        .containsExactly(new Taken(event));
  }

  @Test
  void a_unit_is_recorded_whole_or_not_at_all() {
    assertThat(outcomes(unit(draft(id(), "a", 0, "x"), draft(id(), "b", 1, "no such version"))))
        .hasExactlyElementsOfTypes(Conflict.class);
    assertThat(shelf.entries()).isEmpty();
  }

  @Test
  void what_was_decided_before_the_negotiation_went_on_is_refused() {
    var there = id();
    var next = id();
    outcomes(unit(draft(there, "n/a", 0, "x")));
    assertThat(
            outcomes(
                unit(draft(id(), "n/b", 0, new After.Nothing(), "decided on nothing")),
                unit(draft(next, "n/c", 0, new After.Entry(there), "decided on what is there")),
                unit(draft(id(), "n/d", 0, new After.Entry(there), "its neighbour was faster"))))
        .containsExactly(
            new Moved(new After.Nothing(), Optional.of(there)),
            new Appended(1, 7),
            new Moved(new After.Entry(there), Optional.of(next)));
  }

  @Test
  void what_was_decided_on_what_is_under_way_is_recorded_with_it_and_in_its_order() {
    var first = id();
    var second = id();
    assertThat(
            outcomes(
                unit(draft(first, "n/a", 0, new After.Nothing(), "x")),
                unit(draft(second, "n/b", 0, new After.Entry(first), "decided on x")),
                unit(draft(id(), "n/a", 1, new After.Entry(second), "decided on both"))))
        .containsExactly(new Appended(0, 7), new Appended(1, 7), new Appended(2, 7));
  }

  @Test
  void what_was_decided_on_what_is_not_recorded_is_not_recorded_either() {
    var lost = id();
    assertThat(
            outcomes(
                unit(draft(lost, "n/a", 7, new After.Nothing(), "no such version")),
                unit(draft(id(), "n/b", 0, new After.Entry(lost), "decided on it"))))
        .hasExactlyElementsOfTypes(Conflict.class, Moved.class);
    assertThat(shelf.entries()).isEmpty();
  }

  /// Another node has recorded the same event, behind other entries: what was decided on this offer
  /// of it was not decided on those.
  @Test
  void what_was_decided_on_an_offer_is_not_recorded_behind_another_one_of_the_same_event() {
    var act = id();
    outcomes(unit(draft(id(), "n/a", 0, "x")), unit(draft(act, "n/b", 0, "by the other node")));
    var again = unit(draft(act, "n/b", 0, new After.Nothing(), "by the other node"));
    var onIt = draft(id(), "n/c", 0, new After.Offered(act, again.outcome()), "decided on it");
    assertThat(outcomes(again, unit(onIt)))
        .containsExactly(new Already(1, 7), new Moved(onIt.after(), Optional.of(act)));
    assertThat(outcomes(unit(onIt))).hasExactlyElementsOfTypes(Moved.class);
  }

  @Test
  void what_the_store_will_never_have_fails_alone() {
    var picky =
        new Sequencer(
            new Picky(entry -> new String(entry.content().orElseThrow()).contains("\0")),
            () -> 7,
            UUID::randomUUID,
            heads::add);
    var poison = unit(draft(id(), "a", 0, "\0"));
    var left = unit(draft(id(), "b", 0, "left"));
    var right = unit(draft(id(), "c", 0, "right"));
    picky.take(List.of(left, poison, right), Runnable::run);
    assertThat(left.outcome()).isCompletedWithValue(new Appended(0, 7));
    assertThat(poison.outcome()).isCompletedWithValueMatching(NotAppended.class::isInstance);
    assertThat(right.outcome()).isCompletedWithValue(new Appended(1, 7));
  }

  @Test
  void a_name_that_fits_no_identity_is_refused_where_it_is_offered() {
    var long_ = "x".repeat(256);
    assertThatThrownBy(() -> draft(id(), "a", 0, new After.Anything(), long_, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoever_fails_when_told_of_an_append_keeps_nobody_else_from_being_told() {
    var told = new ArrayList<Long>();
    var deaf =
        new Unit(
            List.of(draft(id(), "a", 0, "x")),
            (_, _) -> {
              throw new IllegalStateException("a defect");
            });
    var next = new Unit(List.of(draft(id(), "b", 0, "y")), (first, _) -> told.add(first));
    var putOff = unit(draft(id(), "b", 0, "too late"));
    assertThat(outcomes(deaf, next, putOff))
        .hasExactlyElementsOfTypes(Appended.class, Appended.class, Conflict.class);
    assertThat(told).containsExactly(1L);
    assertThat(heads).containsExactly(2L);
  }

  /// The driver can fail on an answer that says that all is well.
  @Test
  void whatever_is_thrown_after_a_batch_was_sent_is_looked_up_before_anybody_is_told() {
    for (Throwable thrown : List.of(new IllegalStateException("a driver"), new LinkageError())) {
      var log = new Throwing(thrown);
      var unit = unit(draft(id(), "s" + thrown.hashCode(), 0, "x"));
      sequencer(log).take(List.of(unit), Runnable::run);
      assertThat(unit.outcome()).isCompletedWithValueMatching(Appended.class::isInstance);
    }
    assertThat(shelf.entries()).hasSize(2);
  }

  private static UUID id() {
    return UUID.randomUUID();
  }

  /// Refuses a batch with something in it that it cannot store.
  private final class Picky extends Wrapped {
    private final java.util.function.Predicate<LogEntry> bad;

    Picky(java.util.function.Predicate<LogEntry> bad) {
      this.bad = bad;
    }

    @Override
    public Answer append(Batch batch) {
      return batch.entries().stream().anyMatch(bad)
          ? new Answer.Unfit("invalid byte sequence")
          : super.append(batch);
    }
  }

  /// Stores the batch and says nothing of it.
  private final class Throwing extends Wrapped {
    private final Throwable thrown;

    Throwing(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public Answer append(Batch batch) {
      super.append(batch);
      if (thrown instanceof Error error) throw error;
      throw (RuntimeException) thrown;
    }
  }

  private abstract class Wrapped implements Log {
    private final Log log = fine();

    @Override
    public Answer append(Batch batch) {
      return log.append(batch);
    }

    @Override
    public boolean resolve(Batch batch) {
      return log.resolve(batch);
    }

    @Override
    public Head head() {
      return log.head();
    }

    @Override
    public List<LogEntry> from(long position, int most) {
      return log.from(position, most);
    }

    @Override
    public Map<String, Long> nextVersions(Collection<String> streams) {
      return log.nextVersions(streams);
    }

    @Override
    public Map<String, LogEntry> last(Collection<String> negotiations) {
      return log.last(negotiations);
    }

    @Override
    public Map<UUID, LogEntry> byEvent(Collection<UUID> events) {
      return log.byEvent(events);
    }
  }
}
