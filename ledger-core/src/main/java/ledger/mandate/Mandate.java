package ledger.mandate;

import ledger.act.Event.MandateEvent;
import ledger.act.Event.MandateGranted;
import ledger.act.Event.MandateRevoked;
import ledger.act.MandateAct.GrantMandate;
import ledger.decision.ImpossibleHistory;

/// Somebody's authority to act for a principal.
public sealed interface Mandate {

  record Ungranted() implements Mandate {}

  record Granted(GrantMandate as) implements Mandate {}

  record Revoked(GrantMandate as) implements Mandate {}

  static Mandate evolve(Mandate before, MandateEvent event) {
    return switch (event) {
      case MandateGranted(var act) -> new Granted(act);
      case MandateRevoked _ when before instanceof Granted(var as) -> new Revoked(as);
      case MandateRevoked _ when before instanceof Revoked -> before; // the first was hearsay
      case MandateRevoked _ -> throw new ImpossibleHistory(before, event);
    };
  }
}
