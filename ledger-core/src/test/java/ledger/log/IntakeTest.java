package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Closing while many offer: `-Dintake.rounds=N` runs more rounds, `-Dintake.seed=S` one again.
class IntakeTest {

  private static final int ROUNDS = Integer.getInteger("intake.rounds", 300);
  private static final Long ONLY = Long.getLong("intake.seed");

  @Test
  void every_unit_has_one_outcome_and_what_was_taken_before_the_close_is_recorded()
      throws Exception {
    long first = ONLY == null ? 0 : ONLY;
    long appended = 0;
    long refused = 0;
    for (long seed = first; seed < first + (ONLY == null ? ROUNDS : 1); seed++) {
      var round = new Round(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      round.play();
      for (var unit : round.offered) {
        assertThat(unit.outcome()).as("seed %d", seed).isDone();
        switch (unit.outcome().join()) {
          case Outcome.Appended(var position, _) -> {
            appended++;
            assertThat(round.shelf.entries().get((int) position).identity().event())
                .as("seed %d", seed)
                .isEqualTo(unit.drafts().getFirst().event());
          }
          case Outcome.Closed(var why) -> {
            refused++;
            assertThat(why).as("seed %d", seed).isEqualTo("the server is stopping");
          }
          case Outcome other -> throw new AssertionError("seed " + seed + ": " + other);
        }
      }
      assertThat(round.shelf.entries())
          .as("seed %d: nothing unasked", seed)
          .hasSize(round.recorded());
    }
    if (ONLY == null) assertThat(List.of(appended, refused)).allMatch(n -> n > 0);
  }

  /// Threads that offer until they are told that the log is closed, and one that closes.
  private static final class Round {
    final FakeLog.Shelf shelf = new FakeLog.Shelf();
    final ConcurrentLinkedQueue<Unit> offered = new ConcurrentLinkedQueue<>();
    private final RandomGenerator chance;
    private final Intake intake;

    Round(RandomGenerator chance) {
      this.chance = chance;
      var log = new FakeLog(shelf, chance, FakeLog.Weather.FINE, () -> {});
      intake =
          new Intake(new Sequencer(log, () -> 0, UUID::randomUUID, _ -> {}), "test-intake").start();
    }

    void play() throws InterruptedException {
      var threads = new ArrayList<Thread>();
      int clients = 1 + chance.nextInt(8);
      long wait = chance.nextLong(400_000);
      for (int t = 0; t < clients; t++)
        threads.add((t % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform()).start(this::client));
      TimeUnit.NANOSECONDS.sleep(wait); // The time is the point: the log closes at any moment.
      intake.close();
      for (var thread : threads) thread.join();
    }

    private void client() {
      boolean open;
      do {
        open = intake.isOpen();
        var unit = Offers.unit(Offers.draft(UUID.randomUUID(), UUID.randomUUID() + "", 0, "x"));
        offered.add(unit);
        assertThat(offered(unit)).isEqualTo(unit.outcome().resultNow());
      } while (open);
    }

    /// Every other one waits idly.
    private Outcome offered(Unit unit) {
      var outcome = intake.offer(unit);
      if (unit.hashCode() % 2 == 0) intake.help();
      return outcome.orTimeout(5, TimeUnit.SECONDS).join();
    }

    int recorded() {
      return (int)
          offered.stream().filter(u -> u.outcome().join() instanceof Outcome.Appended).count();
    }
  }

  @Test
  void a_defect_in_one_batch_stops_nobody_who_comes_later() {
    var shelf = new FakeLog.Shelf();
    var log =
        new FakeLog(shelf, RandomGenerator.of("L64X128MixRandom"), FakeLog.Weather.FINE, () -> {});
    var ids = new int[1];
    var sequencer =
        new Sequencer(
            log,
            () -> {
              if (ids[0]++ == 0) throw new StackOverflowError("a defect");
              return 0;
            },
            UUID::randomUUID,
            _ -> {});
    try (var intake = new Intake(sequencer, "test-intake").start()) {
      var hit = Offers.unit(Offers.draft(UUID.randomUUID(), "a", 0, "x"));
      assertThat(intake.offer(hit).orTimeout(5, TimeUnit.SECONDS).join())
          .isInstanceOf(Outcome.NotAppended.class);
      var next = Offers.unit(Offers.draft(UUID.randomUUID(), "a", 0, "x"));
      assertThat(intake.offer(next).orTimeout(5, TimeUnit.SECONDS).join())
          .isInstanceOf(Outcome.Appended.class);
    }
  }
}
