package ledger.record;

import java.time.Instant;
import java.util.Optional;
import ledger.act.ActWithoutPayload;
import ledger.act.Event;
import ledger.act.UserId;

/// An event as it stands on record, with what the ledger itself adds and no client can.
public record Recorded(Event event, UserId by, Instant at) {

  /// The same without its payload. A custody act whose target is not at hand is put into the stream
  /// of its negotiation, which tells no fold anything.
  public Recorded withoutPayload() {
    var act = event.act();
    var stream = Stream.of(act, _ -> Optional.empty());
    return act instanceof ActWithoutPayload
        ? this
        : new Recorded(
            new Event.WithoutPayload(
                ActWithoutPayload.of(
                    act.actId(), act.negotiation(), act.getClass(), stream.kind(), stream.id())),
            by,
            at);
  }
}
