package ledger.record.axon;

import ledger.decision.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/// Carries a [Refusal] out of a unit of work that has to be rolled back: the decider had accepted,
/// and only sealing found that the subject of the text was erased.
final class ActRefused extends CommandExecutionException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal reason;

  ActRefused(Refusal reason) {
    super(reason.toString(), null, reason, false); // an answer, not a fault: no stack trace
    this.reason = reason;
  }

  Refusal reason() {
    return reason;
  }
}
