package ledger.pipeline;

import java.util.Optional;
import ledger.value.Id;

/// The states of negotiations that nobody is writing to at the moment, as many as there is room
/// for.
public interface States {

  /// Nothing is under way in it: it is what was on record when it was put away.
  Optional<Durable> take(Id negotiation);

  void put(Id negotiation, Durable state);
}
