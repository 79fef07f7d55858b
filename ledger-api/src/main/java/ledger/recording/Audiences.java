package ledger.recording;

import ledger.act.Act;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.dossier.memory.RecentActs;
import org.springframework.stereotype.Component;

/// Finds those for whom an act is that somebody sends. The record is asked only where the act has
/// to do with compartments.
@Component
class Audiences {

  private final RecentActs acts;

  Audiences(RecentActs acts) {
    this.acts = acts;
  }

  Audience of(Act act, UserId sender) {
    return act instanceof DefineCompartment || !act.envelope().compartments().isEmpty()
        ? acts.asOnRecord(act.negotiation()).compartments().audience(act, sender)
        : Audience.everybodyIn(act.negotiation());
  }
}
