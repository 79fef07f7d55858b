package ledger.log;

import static ledger.log.Offers.draft;
import static ledger.log.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.log.Outcome.Appended;
import org.junit.jupiter.api.Test;

class PartitionIT {

  private static final long PARTITION = 1L << 24;

  @Test
  void a_batch_that_goes_into_the_next_partition_is_whole() {
    var database = Databases.fresh();
    try (var first = new Writer(database)) {
      first.offer("a", 0);
    }
    Databases.run(
        database,
        "insert into record.batch values (1, 1, %d, 1, gen_random_uuid(), 1000)"
            .formatted(PARTITION - 3));
    var unit =
        unit(
            draft(UUID.randomUUID(), "a", 1, "1"),
            draft(UUID.randomUUID(), "a", 2, "2"),
            draft(UUID.randomUUID(), "a", 3, "3"));
    try (var writer = new Writer(database)) {
      assertThat(writer.take(unit)).containsExactly(new Appended(PARTITION - 2, 1_000));
      assertThat(writer.entries.from(PARTITION - 2, 10))
          .extracting(LogEntry::position)
          .containsExactly(PARTITION - 2, PARTITION - 1, PARTITION);
      assertThat(Databases.number(database, "select count(*) from record.event_1_1")).isEqualTo(1);
      assertThat(writer.offer("a", 4)).isEqualTo(new Appended(PARTITION + 1, 1_000));
    }
  }

  @Test
  void a_batch_that_fills_a_partition_to_its_end_leaves_room_for_the_next() {
    var database = Databases.fresh();
    try (var first = new Writer(database)) {
      first.offer("a", 0);
    }
    Databases.run(
        database,
        "insert into record.batch values (1, 1, %d, 1, gen_random_uuid(), 1000)"
            .formatted(PARTITION - 2));
    try (var writer = new Writer(database)) {
      assertThat(writer.offer("a", 1)).isEqualTo(new Appended(PARTITION - 1, 1_000));
      assertThat(writer.offer("a", 2)).isEqualTo(new Appended(PARTITION, 1_000));
    }
  }
}
