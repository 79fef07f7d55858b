package ledger.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.record.Recorded;

/// The record of one negotiation with the state that it leaves, for whoever has all of it in
/// memory.
public final class NegotiationReplay {

  private final List<Recorded> record = new ArrayList<>();
  private NegotiationState state = NegotiationState.NONE;

  public static NegotiationReplay of(Collection<Recorded> record) {
    var replay = new NegotiationReplay();
    record.forEach(replay::add);
    return replay;
  }

  public void add(Recorded recorded) {
    state = before(recorded.event().act()).after(recorded);
    record.add(recorded);
  }

  /// What an act is decided on.
  public NegotiationState before(Act act) {
    return act instanceof CustodyAct ? state.with(List.copyOf(record)) : state;
  }

  public NegotiationState state() {
    return state;
  }
}
