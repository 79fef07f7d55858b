package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import ledger.log.postgres.PostgresLog;
import org.junit.jupiter.api.Test;

/// Units that are taken on by whoever offers them, in front of a real PostgreSQL.
class IntakeIT {

  private final DataSource database = Databases.fresh();

  /// An interrupt closes the connection of a virtual thread while the batch is under way.
  @Test
  void an_interrupt_loses_nothing_and_is_kept_for_whoever_was_interrupted() throws Exception {
    try (var log = new PostgresLog(database, (short) 1, "test.invalid/log");
        var intake = intake(log);
        var other = database.getConnection();
        var holding = other.createStatement()) {
      holding.execute("select pg_advisory_lock(20260, 1)");
      var outcome = new CompletableFuture<Outcome>();
      var interrupted = new CompletableFuture<Boolean>();
      var offering =
          Thread.ofVirtual()
              .start(() -> {
                outcome.complete(taken(intake, "a"));
                interrupted.complete(Thread.interrupted());
              });
      Databases.awaitBehindTheLock(database);
      offering.interrupt();
      holding.execute("select pg_advisory_unlock(20260, 1)");
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Appended.class);
      assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(taken(intake, "b")).isInstanceOf(Outcome.Appended.class);
      assertThat(Databases.number(database, "select count(*) from record.event")).isEqualTo(2);
    }
  }

  private static Intake intake(PostgresLog log) {
    return new Intake(
            new Sequencer(log, () -> 1_000_000, UUID::randomUUID, _ -> {}), "test-sequencer")
        .start();
  }

  private static Outcome taken(Intake intake, String stream) {
    var outcome = intake.offer(Offers.unit(Offers.draft(UUID.randomUUID(), stream, 0, "x")));
    intake.help();
    return outcome.join();
  }
}
