package ledger.log;

import static ledger.log.Offers.draft;
import static ledger.log.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import ledger.log.Checkpoints.Signed;
import ledger.log.Outcome.Already;
import ledger.log.Outcome.Appended;
import ledger.log.Outcome.Conflict;
import ledger.log.Outcome.Fenced;
import ledger.log.Outcome.Taken;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogEnd;
import ledger.transparency.TreeHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Appending to a real PostgreSQL, with others in the way.
class AppendIT {

  private final DataSource database = Databases.fresh();
  private final History history = new History();
  private final Writer here = new Writer(database, history);
  private final Writer there = new Writer(database, history);

  @AfterEach
  void the_log_is_one_gapless_order() {
    assertThat(new Invariants(here.all(), history.ops()).check()).isEmpty();
    here.close();
    there.close();
  }

  @Test
  void of_two_who_write_one_version_the_second_is_told_even_while_the_first_has_not_committed()
      throws Exception {
    assertThat(here.offer("a", 0)).isInstanceOf(Appended.class);
    there.offer("warm", 0);
    try (var first = database.getConnection();
        var statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(appendByHand("a", 1, 2));
      var second = there.offering("a", 1);
      Databases.awaitBehindTheLock(database);
      assertThat(second).as("waits for the first").isNotDone();
      first.commit();
      assertThat(second.get(5, TimeUnit.SECONDS)).isInstanceOf(Conflict.class);
    }
    assertThat(here.all()).hasSize(3);
    assertThat(here.offer("a", 2)).isEqualTo(new Appended(3, 2_000));
    attempted(Objects.requireNonNull(byHand), new Outcome.Unknown(UUID.randomUUID()));
  }

  @Test
  void of_two_who_write_one_version_the_second_gets_it_where_the_first_rolls_back()
      throws Exception {
    assertThat(here.offer("a", 0)).isInstanceOf(Appended.class);
    try (var first = database.getConnection();
        var statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(appendByHand("a", 1, 1));
      var second = there.offering("a", 1);
      Databases.awaitBehindTheLock(database);
      assertThat(second).isNotDone();
      first.rollback();
      assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(new Appended(1, 1_000));
    }
  }

  /// What somebody types into psql.
  private String appendByHand(String stream, long version, long head) {
    var d = byHand = draft(UUID.randomUUID(), stream, version, "said");
    var entry = entry(d, head, 2_000);
    return "select record.append(1::smallint, 1, '%s', %d, 2000, array['%s'::uuid], array['%s'], array['%s'], array[%d::bigint], array['\\x%s'::bytea], array['\\x%s'::bytea])"
        .formatted(
            UUID.randomUUID(),
            head,
            d.event(),
            entry.negotiation(),
            stream,
            version,
            hex(entry.leaf().commitment()),
            hex(entry.opening().encode()));
  }

  /// Behind all that is on record.
  private LogEntry entry(Draft draft, long position, long recorded) {
    var before =
        here.all().stream()
            .filter(e -> e.negotiation().equals(draft.stream().negotiation()))
            .reduce((_, last) -> last)
            .map(LogEntry::successor)
            .orElse(Predecessor.NONE);
    return draft.entry(position, before, recorded);
  }

  private @Nullable Draft byHand;

  private void attempted(Draft draft, Outcome outcome) {
    history.add(new History.Op(List.of(draft), history.tick(), history.tick(), outcome));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  @Test
  void whoever_slept_while_the_epoch_was_raised_writes_nothing_more() {
    assertThat(here.offer("a", 0)).isInstanceOf(Appended.class);
    Databases.run(database, "select record.raise_epoch(1::smallint)");
    assertThat(here.offer("a", 1)).isInstanceOf(Fenced.class);
    assertThat(here.sequencer.isFenced()).isTrue();
    assertThat(here.offer("b", 0)).isInstanceOf(Fenced.class);
    try (var next = new Writer(database, history)) {
      assertThat(next.offer("a", 1)).isInstanceOf(Appended.class);
    }
  }

  /// What a writer knows of the former primary may never have reached the one that was promoted.
  @Test
  void a_promoted_standby_takes_nothing_from_whoever_has_not_opened_the_log_on_it() {
    assertThat(here.offer("a", 0)).isInstanceOf(Appended.class);
    Databases.run(database, "update record.log set timeline = 'another'");
    assertThat(here.offer("a", 1)).isInstanceOf(Fenced.class);
    var checkpoints = new CheckpointTable(database, Writer.LOG, 1, LogEnd.RECORDED);
    var signed = new Signed(1, TreeHash.EMPTY, new byte[0], "note");
    assertThat(checkpoints.keep(signed, -1)).isFalse();
    try (var next = new Writer(database, history)) {
      assertThat(next.offer("a", 1)).isInstanceOf(Appended.class);
      assertThat(here.offer("b", 0)).as("nor afterwards").isInstanceOf(Fenced.class);
    }
  }

  /// The zombie had sent its batch, and somebody who holds the lock raises the epoch before it.
  @Test
  void a_batch_that_waits_while_the_epoch_is_raised_is_fenced() throws Exception {
    here.offer("a", 0);
    try (var newer = database.getConnection();
        var statement = newer.createStatement()) {
      newer.setAutoCommit(false);
      statement.execute("select record.raise_epoch(1::smallint)");
      var zombie = here.offering("a", 1);
      Databases.awaitBehindTheLock(database);
      assertThat(zombie).isNotDone();
      newer.commit();
      assertThat(zombie.get(5, TimeUnit.SECONDS)).isInstanceOf(Fenced.class);
    }
    assertThat(here.all()).hasSize(1);
  }

  @Test
  void what_collides_in_a_batch_fails_alone() {
    var event = UUID.randomUUID();
    var other = UUID.randomUUID();
    here.offer(other, "old", 0, "long ago");
    try (var forgetful = new Writer(database, history)) { // knows no event that is on record
      assertThat(
              forgetful.take(
                  unit(draft(event, "a", 0, "x")),
                  unit(draft(event, "a", 0, "x")),
                  unit(draft(other, "b", 0, "under an id that is taken")),
                  unit(draft(other, "old", 0, "long ago")),
                  unit(draft(UUID.randomUUID(), "old", 0, "a version that is taken")),
                  unit(draft(UUID.randomUUID(), "c", 0, "neighbour"))))
          .satisfiesExactlyInAnyOrder(
              o -> assertThat(o).isInstanceOf(Appended.class),
              o -> assertThat(o).isInstanceOf(Already.class),
              o -> assertThat(o).isEqualTo(new Taken(other)),
              o -> assertThat(o).isEqualTo(new Already(0, 1_000)),
              o -> assertThat(o).isInstanceOf(Conflict.class),
              o -> assertThat(o).isInstanceOf(Appended.class));
    }
    assertThat(here.all()).hasSize(3);
  }

  @Test
  void a_name_that_postgres_cannot_hold_is_refused_where_it_is_offered() {
    assertThatThrownBy(() -> draft(UUID.randomUUID(), "no\0text", 0, "a zero byte in its name"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recorded_time_never_runs_back_over_nodes_whose_clocks_differ() {
    here.clock.set(5_000);
    there.clock.set(3_000);
    assertThat(here.offer("a", 0)).isEqualTo(new Appended(0, 5_000));
    assertThat(there.offer("b", 0)).isEqualTo(new Appended(1, 5_000));
    there.clock.set(6_000);
    assertThat(there.offer("b", 1)).isEqualTo(new Appended(2, 6_000));
    assertThat(here.offer("a", 1)).isEqualTo(new Appended(3, 6_000));
  }

  /// The connection broke while the call was on its way: whoever asked was told that nothing is
  /// recorded, and then it arrives.
  @Test
  void a_batch_that_was_looked_for_and_not_found_is_refused_when_it_arrives_late() {
    var d = draft(UUID.randomUUID(), "a", 0, "late");
    var late = new Log.Batch(UUID.randomUUID(), 0, 1_000, List.of(entry(d, 0, 1_000)));
    assertThat(here.log.resolve(late)).isFalse();
    assertThat(here.log.append(late)).isInstanceOf(Log.Answer.Failed.class);
    assertThat(here.all()).isEmpty();
    assertThat(here.log.append(new Log.Batch(UUID.randomUUID(), 0, 1_000, late.entries())))
        .isInstanceOf(Log.Answer.Done.class);
    attempted(d, new Appended(0, 1_000));
  }

  @Test
  void a_batch_that_was_found_begins_where_it_was_recorded() {
    here.offer("a", 0);
    var d = draft(UUID.randomUUID(), "a", 1, "answer lost");
    var batch = new Log.Batch(UUID.randomUUID(), 1, 1_000, List.of(entry(d, 1, 1_000)));
    assertThat(here.log.append(batch)).isInstanceOf(Log.Answer.Done.class);
    assertThat(there.log.resolve(batch)).isTrue();
    attempted(d, new Appended(1, 1_000));
  }

  @Test
  void nothing_on_record_can_be_changed_or_taken_away() {
    here.offer("a", 0);
    for (var sql :
        List.of(
            "update record.event set opening = leaf",
            "delete from record.event",
            "truncate record.batch",
            "truncate record.event",
            "update record.batch set recorded_us = 0"))
      assertThatThrownBy(() -> Databases.run(database, sql))
          .as(sql)
          .rootCause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("LK005"));
  }
}
