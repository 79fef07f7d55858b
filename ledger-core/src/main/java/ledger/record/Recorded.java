package ledger.record;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.act.ActWithoutPayload;
import ledger.act.Event;
import ledger.act.UserId;
import ledger.compartment.Audience;

/// An event as it may be read, with what the ledger itself adds and no client can. Nothing that is
/// folded or decided on has a speaker who is withheld.
///
/// @param compartment whose members may see it; empty where everybody may who takes part
public record Recorded(Event event, UserId by, Instant at, Optional<UUID> compartment) {

  public Recorded {
    event = WithheldSpeaker.outOf(event);
  }

  /// For everybody who takes part.
  public Recorded(Event event, UserId by, Instant at) {
    this(event, by, at, Optional.empty());
  }

  /// The same with another event.
  public Recorded with(Event other) {
    return new Recorded(other, by, at, compartment);
  }

  public Audience audience() {
    return new Audience(event.act().negotiation(), compartment);
  }

  /// The same without its payload. A custody act whose target is not at hand is put into the stream
  /// of its negotiation, which tells no fold anything.
  public Recorded withoutPayload() {
    var act = event.act();
    var stream = Stream.of(act, audience(), _ -> Optional.empty());
    return act instanceof ActWithoutPayload
        ? this
        : with(
            new Event.WithoutPayload(
                ActWithoutPayload.of(
                    act.actId(), act.negotiation(), act.getClass(), stream.kind(), stream.id())));
  }
}
