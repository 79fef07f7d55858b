package ledger.decision;

import ledger.act.Event;

/// What a decider answers: one event to put on record, or the reason there will be none.
public sealed interface Decision {

  record Accepted(Event event) implements Decision {}

  record Refused(Refusal reason) implements Decision {}

  static Decision accept(Event event) {
    return new Accepted(event);
  }

  static Decision refuse(Refusal reason) {
    return new Refused(reason);
  }
}
