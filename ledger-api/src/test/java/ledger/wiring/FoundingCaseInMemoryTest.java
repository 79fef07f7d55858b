package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ledger.act.json.ActFormat;
import ledger.board.BoardQuery;
import org.junit.jupiter.api.Test;

/// What the server warms up with.
class FoundingCaseInMemoryTest {

  private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  private final FoundingCaseInMemory story =
      new FoundingCaseInMemory(new ActFormat(), List.of(new BoardQuery()), String::valueOf, NOW);

  @Test
  void each_of_its_acts_is_accepted_as_in_the_demo() throws Exception {
    assertThat(story.replay(Long.MAX_VALUE)).isEqualTo(65);
  }

  @Test
  void it_ends_with_its_time() throws Exception {
    assertThat(story.replay(System.nanoTime() - 1)).isLessThan(65);
  }
}
