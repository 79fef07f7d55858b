package ledger.record.axon;

import java.time.Instant;
import java.util.Map;
import ledger.act.Act;
import ledger.context.Context;
import ledger.record.Stream;
import ledger.record.json.EntryFormat;
import org.axonframework.messaging.MetaData;

/// An act on its way to its decider, with everything the decider may ask.
///
/// @param asOf the last position of the negotiation that the context holds, -1 for none
public record Submission(Act act, Context context, Instant now, long asOf) {

  Stream stream() {
    return Stream.of(act, context.known()::act);
  }

  /// What the ledger adds to the act.
  MetaData added() {
    return MetaData.from(
        Map.of(
            EntryFormat.RECORDED_BY, context.caller().value(),
            EntryFormat.AS_OF, String.valueOf(asOf),
            EntryFormat.CLOCK, now.toString()));
  }
}
