package ledger.dossier.memory;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ledger.Corridor;
import ledger.Harbour;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.record.Recorded;
import ledger.value.Id;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecentActsTest {

  private static final Id ONE = Id.of("one");
  private static final Id OTHER = Id.of("other");
  private static final List<Recorded> ACTS = Corridor.recorded();
  private static final Recorded SAID = ACTS.getLast();

  private static final List<Recorded> STATEMENTS =
      ACTS.stream().filter(r -> r.event().act() instanceof Act.Statement).toList();

  private final FakeRecord record = new FakeRecord();
  private final RecentActs recent = new RecentActs(record, 1_000);

  @Test
  void while_the_log_has_not_moved_nothing_is_asked() {
    record.add(ONE, SAID);
    assertThat(recent.of(ONE)).hasSize(1);
    for (int i = 0; i < 10; i++) assertThat(recent.of(ONE)).isEqualTo(record.anew(ONE));
    assertThat(record.reads).hasValue(1);
  }

  @Test
  void when_it_has_only_what_came_after_the_last_known_act_is_asked_for() {
    record.add(ONE, SAID);
    record.add(OTHER, SAID);
    recent.of(ONE);
    record.add(ONE, SAID);
    record.add(OTHER, SAID);
    assertThat(recent.of(ONE)).extracting(Entry::position).containsExactly(0L, 2L);
    record.add(OTHER, SAID);
    assertThat(recent.of(ONE)).isSameAs(recent.of(ONE));
    assertThat(record.after).containsExactly(-1L, 0L, 2L);
  }

  @Test
  void where_there_is_no_negotiation_there_are_no_acts() {
    assertThat(recent.of(ONE)).isEmpty();
    record.add(OTHER, SAID);
    assertThat(recent.of(ONE)).isEmpty();
    assertThat(Access.maySee(new UserId("owner"), recent.onFile(ONE).whoTakesPart())).isFalse();
  }

  @Test
  void what_another_node_wrote_is_seen_once_it_is_told_and_at_once_by_who_has_to_know() {
    record.add(ONE, SAID);
    recent.of(ONE);
    record.addUntold(ONE, SAID);
    assertThat(recent.of(ONE)).hasSize(1);
    assertThat(recent.asOnRecord(ONE).everything()).hasSize(2);
    assertThat(recent.of(ONE)).hasSize(2);
    record.addUntold(ONE, SAID);
    record.tell();
    assertThat(recent.of(ONE)).isEqualTo(record.anew(ONE)).hasSize(3);
  }

  @Test
  void who_asks_while_it_is_read_waits_for_that_and_does_not_read_again() throws Exception {
    record.add(ONE, SAID);
    record.hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asking =
          IntStream.range(0, 20).mapToObj(_ -> threads.submit(() -> recent.of(ONE))).toList();
      while (record.reads.get() == 0) Thread.onSpinWait();
      record.release();
      for (var each : asking) assertThat(each.get(10, SECONDS)).hasSize(1);
    }
    assertThat(record.reads).hasValue(1);
  }

  @Test
  void who_takes_part_is_what_everything_on_record_has_it_after_each_act() {
    for (var act : withSomebodyAnnulled()) {
      record.add(ONE, act);
      var file = recent.onFile(ONE);
      assertThat(file.whoTakesPart()).isEqualTo(Dossier.whoTakesPart(record.anew(ONE)));
      assertThat(file.last()).isEqualTo(file.everything().getLast().position());
    }
  }

  /// Somebody is let in, and two custodians take that back.
  private static List<Recorded> withSomebodyAnnulled() {
    var admitted = Harbour.act("AdmitParticipant", "'capacity': 'AUDITOR', 'userIds': ['late']");
    var annul = "'target': '" + admitted.actId() + "', 'reason': 'FABRICATED_ENTRY'";
    return Harbour.proposed()
        .withCustodians()
        .given("owner", admitted)
        .given("custodian1", "AnnulRecord", annul)
        .given("custodian2", "AnnulRecord", annul)
        .ledger()
        .record();
  }

  @Test
  void no_more_acts_are_kept_than_was_allowed() {
    var small = new RecentActs(record, 100);
    for (int n = 0; n < 50; n++) for (int i = 0; i < 9; i++) record.add(Id.of("n" + n), SAID);
    for (int n = 0; n < 50; n++) assertThat(small.of(Id.of("n" + n))).hasSize(9);
    int before = record.reads.get();
    for (int n = 0; n < 50; n++) small.of(Id.of("n" + n));
    assertThat(record.reads.get() - before).isGreaterThanOrEqualTo(40);
  }

  @Test
  void one_that_has_grown_beyond_it_is_answered_and_not_kept() {
    var small = new RecentActs(record, 10);
    for (int i = 0; i < 8; i++) record.add(ONE, SAID);
    assertThat(small.of(ONE)).hasSize(8);
    for (int i = 0; i < 8; i++) record.add(ONE, SAID);
    assertThat(small.of(ONE)).hasSize(16);
    assertThat(small.of(ONE)).hasSize(16);
    assertThat(record.after).endsWith(-1L);
  }

  @Test
  void what_is_erased_is_read_anew() {
    record.add(ONE, SAID);
    recent.of(ONE);
    recent.forgetAll();
    recent.of(ONE);
    assertThat(record.after).containsExactly(-1L, -1L);
  }

  @Test
  void what_was_being_read_while_it_was_erased_is_not_kept() throws Exception {
    record.add(ONE, SAID);
    record.hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var before = threads.submit(() -> recent.of(ONE));
      while (record.reads.get() == 0) Thread.onSpinWait();
      recent.forgetAll();
      record.release();
      before.get(10, SECONDS);
    }
    recent.of(ONE);
    assertThat(record.after).containsExactly(-1L, -1L);
  }

  @Test
  void ten_thousand_acts_are_read_once() {
    var large = new RecentActs(record, 20_000);
    for (int i = 0; i < 10_000; i++) record.add(ONE, ACTS.get(i % ACTS.size()));
    assertThat(large.of(ONE)).isEqualTo(record.anew(ONE)).hasSize(10_000);
    record.add(ONE, SAID);
    assertThat(large.of(ONE)).isEqualTo(record.anew(ONE)).hasSize(10_001);
    assertThat(record.after).containsExactly(-1L, 9_999L);
  }

  /// Each answer is a beginning of the record that holds everything told before it was asked for.
  @RepeatedTest(5)
  void whoever_writes_meanwhile_an_answer_is_the_record_as_it_was(RepetitionInfo repetition)
      throws Exception {
    var few = new RecentActs(record, 700);
    var work = new ArrayList<Callable<Void>>();
    for (int n = 0; n < 8; n++) {
      long seed = repetition.getCurrentRepetition() * 100L + n;
      work.add(n < 3 ? () -> write(new Random(seed)) : () -> read(few, new Random(seed)));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> each : threads.invokeAll(work)) each.get();
    }
    record.tell();
    for (int n = 0; n < 4; n++)
      assertThat(few.of(Id.of("n" + n))).isEqualTo(record.anew(Id.of("n" + n)));
  }

  private Void write(Random chance) {
    for (int i = 0; i < 200; i++) {
      var act = STATEMENTS.get(chance.nextInt(STATEMENTS.size()));
      if (chance.nextBoolean()) record.add(Id.of("n" + chance.nextInt(4)), act);
      else record.addUntold(Id.of("n" + chance.nextInt(4)), act);
    }
    return null;
  }

  private Void read(RecentActs acts, Random chance) {
    for (int i = 0; i < 300; i++) {
      var id = Id.of("n" + chance.nextInt(4));
      if (chance.nextInt(50) == 0) acts.forgetAll();
      long told = record.head();
      var answered = chance.nextInt(10) == 0 ? acts.asOnRecord(id).everything() : acts.of(id);
      var now = record.anew(id);
      assertThat(answered).isEqualTo(now.subList(0, answered.size()));
      assertThat(now.stream().filter(e -> e.position() < told).count())
          .isLessThanOrEqualTo(answered.size());
    }
    return null;
  }
}
