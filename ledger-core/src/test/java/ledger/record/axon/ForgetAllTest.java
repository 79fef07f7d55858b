package ledger.record.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

/// What is in memory has the text that a key no longer opens.
class ForgetAllTest {

  private static final DomainEventMessage<String> SAID =
      new GenericDomainEventMessage<>("Thing", "one", 0, "She told me.");

  @Test
  void the_tail_knows_how_far_the_log_goes_and_no_message() {
    var tail = new Tail(4, 0);
    tail.put(0, new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(0), SAID));
    tail.advance(1);
    assertThat(tail.at(0)).isNotNull();
    tail.forgetAll();
    assertThat(tail.at(0)).isNull();
    assertThat(tail.head()).isEqualTo(1);
  }
}
