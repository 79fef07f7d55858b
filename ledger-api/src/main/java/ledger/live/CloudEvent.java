package ledger.live;

import java.time.Instant;
import ledger.feed.Change;

/// A line of the feed in the envelope of CloudEvents 1.0, in which software of others takes events.
///
/// @param source the log: with the id it is one event's alone
/// @param subject the negotiation
/// @param time never left out: a reader that misses it may put its own
/// @param sequence the position with zeros before it, because its order is that of texts
public record CloudEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String sequence,
    String datacontenttype,
    Change data) {

  private static final String TYPE = "agreement-ledger.";

  public static CloudEvent of(Change change, String log) {
    return new CloudEvent(
        "1.0",
        change.actId().toString(),
        log,
        TYPE + change.event(),
        change.negotiation().value(),
        change.recordedAt(),
        "%019d".formatted(change.position()),
        "application/json",
        change);
  }
}
