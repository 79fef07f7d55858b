package ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.decision.Decision;
import ledger.negotiation.NegotiationReplay;
import ledger.record.Recorded;
import ledger.rules.NegotiationDecider;
import ledger.value.Id;

/// The decider with a list for a record: no Axon, no database. For tests that only need the rules.
public final class InMemory {

  private final List<Recorded> record = new ArrayList<>();
  private final Map<Id, NegotiationReplay> negotiations = new HashMap<>();

  public Decision send(Act act, UserId caller, Instant now) {
    var negotiation = negotiations.computeIfAbsent(act.negotiation(), _ -> new NegotiationReplay());
    var decision = NegotiationDecider.decide(negotiation.before(act), act, caller, now);
    if (decision instanceof Decision.Accepted(var event)) {
      var recorded = new Recorded(event, caller, now);
      record.add(recorded);
      negotiation.add(recorded);
    }
    return decision;
  }

  public List<Recorded> record() {
    return List.copyOf(record);
  }
}
