package ledger.record;

import java.time.Instant;
import ledger.act.Event;
import ledger.act.UserId;

/// An event as it stands on record, with what the ledger itself adds and no client can.
public record Recorded(Event event, UserId by, Instant at) {}
