package ledger.webhook;

import java.time.Instant;
import java.util.UUID;

/// A CloudEvent that says nothing, to see whether an address answers.
record TestEvent(String specversion, UUID id, String source, String type, Instant time) {

  static TestEvent at(Instant now, String log) {
    return new TestEvent("1.0", UUID.randomUUID(), log, "agreement-ledger.Test", now);
  }
}
