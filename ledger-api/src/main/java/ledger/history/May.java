package ledger.history;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.UserId;
import ledger.negotiation.Negotiation;
import ledger.negotiation.Negotiation.Admission;
import ledger.timeline.Timeline.Flag;
import ledger.timeline.Timeline.Line;

/// What a reader may ask of an act: nobody is shown a form that would refuse whatever is typed in.
///
/// @param adopt its words, or disown them
public record May(boolean correct, boolean annul, boolean adopt) {

  private static final Set<Capacity> SPEAK_FOR_THEMSELVES =
      EnumSet.of(Capacity.REP, Capacity.THIRD, Capacity.MONITOR);

  static May of(Line line, Negotiation negotiation, UserId reader) {
    var act = line.act();
    var held = negotiation.of(reader);
    var capacities = held.stream().map(Admission::capacity).collect(Collectors.toSet());
    boolean stands =
        !line.flags().contains(Flag.REMOVED)
            && !line.flags().contains(Flag.ANNULLED)
            && !(act instanceof CustodyAct);
    boolean itsOwn =
        held.stream()
            .filter(admission -> SPEAK_FOR_THEMSELVES.contains(admission.capacity()))
            .flatMap(admission -> admission.actor().stream())
            .anyMatch(actor -> line.by().filter(by -> by.is(actor)).isPresent());
    return new May(
        stands && capacities.stream().anyMatch(capacity -> capacity != Capacity.AUDITOR),
        stands && capacities.contains(Capacity.CUSTODIAN),
        stands && act instanceof Act.Statement && itsOwn && !line.recordedBy().equals(reader));
  }

  public boolean anything() {
    return correct || annul || adopt;
  }
}
