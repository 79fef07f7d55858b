package ledger.log;

import static ledger.log.Offers.draft;
import static ledger.log.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HeadsTest {

  private final FakeLog log =
      new FakeLog(
          new FakeLog.Shelf(),
          RandomGenerator.of("L64X128MixRandom"),
          FakeLog.Weather.FINE,
          () -> {});

  /// To learn the end of one more stream pushes out the one that was asked for longest ago.
  @Test
  void what_a_batch_needs_is_not_forgotten_while_the_rest_of_it_is_learned() {
    record("n0", "n1", "n2");
    var heads = new Heads(log, 2, 2);
    heads.learn(List.of(next("n1")));
    heads.learn(List.of(next("n2")));
    heads.learn(List.of(next("n1"), next("n0")));
    assertThat(heads.nextVersion("n1")).isEqualTo(1);
    assertThat(heads.nextVersion("n0")).isEqualTo(1);
    assertThat(heads.last("n1")).contains(event(1));
    assertThat(heads.last("n0")).contains(event(0));
  }

  private void record(String... streams) {
    var sequencer = new Sequencer(log, () -> 0, UUID::randomUUID, _ -> {});
    for (var stream : streams)
      sequencer.take(List.of(unit(draft(UUID.randomUUID(), stream, 0, "x"))), Runnable::run);
  }

  private static Unit next(String stream) {
    return unit(draft(UUID.randomUUID(), stream, 1, new After.Nothing(), "y"));
  }

  private UUID event(long position) {
    return log.from(position, 1).getFirst().identity().event();
  }
}
