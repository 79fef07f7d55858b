package ledger.record.axon;

import ledger.decision.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/// Carries a [Refusal] across Axon's command bus, which only knows success or exception.
public final class ActRefused extends CommandExecutionException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal reason;

  public ActRefused(Refusal reason) {
    super(reason.toString(), null, reason, false); // an answer, not a fault: no stack trace
    this.reason = reason;
  }

  public Refusal reason() {
    return reason;
  }
}
