package ledger.record.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
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

  @Test
  void a_stretch_is_told_whole_or_not_at_all() {
    for (long position = 0; position < 6; position++) put(position);
    assertThat(tail.between(2, 6, m -> !m.getPayload().equals("said 4")).orElseThrow())
        .extracting(TrackedEventMessage::getPayload)
        .isEqualTo(List.of("said 2", "said 3", "said 5"));
    assertThat(tail.between(6, 6, _ -> true)).hasValue(List.of());
    assertThat(tail.between(5, 7, _ -> true)).isEmpty();
    put(7);
    assertThat(tail.between(5, 8, _ -> false)).isEmpty();
    put(8);
    assertThat(tail.between(0, 6, _ -> true)).as("0 made room for 8").isEmpty();
    assertThat(tail.between(0, 1_000_000, _ -> true)).isEmpty();
    tail.forgetAll();
    assertThat(tail.between(2, 6, _ -> true)).isEmpty();
  }

  private void put(long position) {
    tail.put(
        position,
        new GenericTrackedEventMessage<>(
            new GlobalSequenceTrackingToken(position),
            GenericEventMessage.asEventMessage("said " + position)));
  }
}
