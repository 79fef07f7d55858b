package ledger.decision;

import ledger.act.Event;

/// The stored events contradict each other. A bug or tampering, never a user's mistake.
public final class ImpossibleHistory extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public ImpossibleHistory(Object before, Event event) {
    super(
        event.getClass().getSimpleName() + " " + event.act().actId() + " cannot follow " + before);
  }
}
