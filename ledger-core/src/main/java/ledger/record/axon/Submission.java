package ledger.record.axon;

import java.time.Instant;
import ledger.act.Act;
import ledger.context.Context;
import ledger.record.Stream;

/// An act on its way to its decider, with everything the decider may ask.
public record Submission(Act act, Context context, Instant now) {

  Stream stream() {
    return Stream.of(act, context.known()::act);
  }
}
