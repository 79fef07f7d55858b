package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.sql.DataSource;
import ledger.log.Checkpoints.Signed;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogEnd;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PostgresLog;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a reader finds of a log: nothing beyond what was shown, whatever else its database has.
class ShownIT {

  private static final UUID LAST = UUID.randomUUID();

  private final DataSource database = Databases.fresh();
  private final Writer writer = new Writer(database);
  private final CheckpointTable signed =
      new CheckpointTable(database, Writer.LOG, 1, LogEnd.RECORDED);

  private final LogTable entries =
      new LogTable(database, Writer.LOG, LogEnd.SHOWN, TreeCheck.NONE, new Alterations());
  private final CheckpointTable checkpoints =
      new CheckpointTable(database, Writer.LOG, 1, LogEnd.SHOWN);

  @BeforeEach
  void of_three_entries_two_are_signed() {
    writer.offer("a", 0);
    writer.offer("a", 1);
    writer.offer(LAST, "a", 2, "said");
    assertThat(writer.all()).hasSize(3);
    keep(2, -1);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private void keep(long size, long after) {
    assertThat(signed.keep(new Signed(size, TreeHash.EMPTY, new byte[0], "note"), after)).isTrue();
  }

  @Test
  void what_is_signed_and_not_shown_yet_is_not_found() {
    assertThat(PostgresLog.toRead(database, Writer.LOG)).isEmpty();
    assertThat(checkpoints.last()).isEmpty();
    assertThat(checkpoints.of(2)).isEmpty();
    assertThat(entries.head()).isZero();
    assertThat(entries.from(0, 10)).isEmpty();
  }

  @Test
  void what_is_shown_is_found_and_nothing_beyond() {
    signed.shown(2);
    keep(3, 2);
    assertThat(checkpoints.last()).hasValueSatisfying(last -> assertThat(last.size()).isEqualTo(2));
    assertThat(checkpoints.covering(2)).isEmpty();
    assertThat(entries.head()).isEqualTo(2);
    assertThat(entries.from(0, 10)).hasSize(2);
    var name = writer.all().getFirst().identity().stream();
    assertThat(entries.ofStream(name.id(), 0)).hasSize(2);
    assertThat(entries.lastOf(name.id()))
        .hasValueSatisfying(last -> assertThat(last.position()).isOne());
    assertThat(entries.lastPosition(name.negotiation())).isOne();
    assertThat(entries.byEvent(LAST)).isEmpty();
    signed.shown(3);
    assertThat(entries.byEvent(LAST)).isPresent();
  }

  @Test
  void it_never_goes_back() {
    signed.shown(2);
    keep(3, 2);
    signed.shown(3);
    signed.shown(2);
    assertThat(entries.head()).isEqualTo(3);
  }

  @Test
  void opening_a_log_to_read_it_changes_nothing_of_it() {
    signed.shown(2);
    Databases.run(database, "update record.log set timeline = 'another'");
    try (var read = PostgresLog.toRead(database, Writer.LOG).orElseThrow()) {
      assertThat(read.origin()).isEqualTo(writer.log.origin());
      assertThat(read.epoch()).isEqualTo(writer.log.epoch());
    }
    assertThat(
            Databases.number(
                database, "select count(*) from record.log where timeline = 'another'"))
        .isOne();
  }
}
