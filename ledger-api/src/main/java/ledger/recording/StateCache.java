package ledger.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import ledger.pipeline.Durable;
import ledger.pipeline.States;
import ledger.value.Id;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The states of negotiations that were written to lately, so that the next act reads nothing.
///
/// Another node may have written since: whoever decides on what is here says on which act it was
/// decided, and the sequencer refuses what is behind.
@Component
class StateCache implements States {

  private final Cache<Id, Durable> states;

  /// @param kilobytes of memory, by the estimate of [ledger.negotiation.NegotiationState#weight]; 0
  ///   for a fifth of the heap
  StateCache(@Value("${ledger.memory.states:0}") long kilobytes) {
    this.states =
        Caffeine.newBuilder()
            .maximumWeight(kilobytes > 0 ? kilobytes : Runtime.getRuntime().maxMemory() / 5 >> 10)
            .weigher((Id _, Durable d) -> (int) (d.state().weight() >> 10) + 1)
            .build();
  }

  @Override
  public Optional<Durable> take(Id negotiation) {
    return Optional.ofNullable(states.asMap().remove(negotiation));
  }

  @Override
  public void put(Id negotiation, Durable state) {
    states.put(negotiation, state);
  }

  /// A key was erased: what is here may still have the text.
  void forgetAll() {
    states.invalidateAll();
  }
}
