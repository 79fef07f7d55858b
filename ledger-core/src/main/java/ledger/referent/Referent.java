package ledger.referent;

import ledger.act.Event.DesignationAdded;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.ReferentRegistered;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.decision.ImpossibleHistory;

/// Something that can be named. Its names are as used by somebody; the label is the ledger's own.
public sealed interface Referent {

  record Unregistered() implements Referent {}

  record Registered(RegisterReferent as) implements Referent {}

  static Referent evolve(Referent before, ReferentEvent event) {
    return switch (event) {
      case ReferentRegistered(var act) -> new Registered(act);
      case DesignationAdded _ when before instanceof Registered -> before;
      case DesignationAdded _ -> throw new ImpossibleHistory(before, event);
    };
  }
}
