package ledger.record.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TailTest {

  private final Tail tail = new Tail(8, 0);

  @Test
  void a_reader_that_stops_listening_in_the_wrong_moment_keeps_nobody_else_from_being_told() {
    var heads = new ArrayList<Long>();
    tail.onAdvance(() -> {
      throw new RejectedExecutionException("its executor is shut down");
    });
    tail.onAdvance(() -> heads.add(tail.head()));
    tail.advance(1);
    tail.advance(3);
    assertThat(heads).containsExactly(1L, 3L);
  }

  @Test
  void an_older_head_that_is_told_late_changes_nothing() throws Exception {
    var told = new ArrayList<Long>();
    tail.onAdvance(() -> told.add(tail.head()));
    tail.advance(5);
    tail.advance(2);
    assertThat(tail.head()).isEqualTo(5);
    assertThat(told).containsExactly(5L);
    assertThat(tail.await(4, 0, TimeUnit.MILLISECONDS)).isTrue();
    assertThat(tail.await(5, 1, TimeUnit.MILLISECONDS)).isFalse();
  }
}
