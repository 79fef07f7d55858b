package ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.Event.NegotiationEvent;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.ReferentAct.Kind;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.compartment.Compartments;
import ledger.decision.Decision;
import ledger.negotiation.Negotiation;
import ledger.negotiation.NegotiationReplay;
import ledger.negotiation.NegotiationState;
import ledger.negotiation.SealedEntry;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;
import ledger.rules.NegotiationDecider;
import ledger.value.Id;

/// The decider with a list for a record: no Axon, no database. For tests that only need the rules.
public final class InMemory {

  private final List<Recorded> record = new ArrayList<>();
  private final Map<Id, NegotiationReplay> negotiations = new HashMap<>();

  public Decision send(Act act, UserId caller, Instant now) {
    var negotiation = negotiations.computeIfAbsent(act.negotiation(), _ -> new NegotiationReplay());
    var compartments =
        act instanceof DefineCompartment || !act.envelope().compartments().isEmpty()
            ? whoTakesPart(act.negotiation()).compartments()
            : Compartments.NONE;
    var audience = compartments.audience(act, caller);
    var seen = audience.isEverybody() ? negotiation : seenBy(audience, compartments);
    var decision = NegotiationDecider.decide(before(seen, act, caller), act, audience, caller, now);
    if (decision instanceof Decision.Accepted(var event)) {
      var recorded = new Recorded(event, caller, now, audience.compartment());
      record.add(recorded);
      if (audience.isEverybody()) negotiation.add(recorded);
    }
    return decision;
  }

  private Negotiation whoTakesPart(Id negotiation) {
    var who = (Negotiation) new Negotiation.Unopened();
    for (var recorded : record)
      if (recorded.event() instanceof NegotiationEvent event
          && recorded.audience().negotiation().equals(negotiation))
        who = Negotiation.evolve(who, event, recorded);
    return who;
  }

  private NegotiationReplay seenBy(Audience audience, Compartments compartments) {
    var clearance = compartments.clearance(audience);
    return NegotiationReplay.of(
        record.stream()
            .filter(recorded -> recorded.audience().negotiation().equals(audience.negotiation()))
            .filter(recorded -> clearance.covers(recorded.compartment()))
            .toList());
  }

  private NegotiationState before(NegotiationReplay negotiation, Act act, UserId caller) {
    var state = negotiation.before(act);
    var unsealed = act.envelope().unseals();
    if (unsealed.isPresent())
      return SealedEntry.of(record, whoTakesPart(act.negotiation()), unsealed.get(), caller)
          .map(state::with)
          .orElse(state);
    return act instanceof RemovePayload || act instanceof ErasePersonalData
        ? placeOf(((CustodyAct) act).target()).map(state::with).orElse(state)
        : state;
  }

  /// The tree is left out: every leaf has the hash of its position. Persons are sealed, but for one
  /// who is called so.
  public Optional<PlaceInLog> placeOf(UUID actId) {
    return IntStream.range(0, record.size())
        .filter(i -> record.get(i).event().act().actId().equals(actId))
        .mapToObj(i -> new PlaceInLog(i, leaf(i), isSealed(record.get(i).event().act())))
        .findFirst();
  }

  private static boolean isSealed(Act act) {
    return act instanceof RegisterReferent registered
        && registered.kind() == Kind.PERSON
        && !registered.id().value().equals("unsealed");
  }

  private static String leaf(int position) {
    return Base64.getEncoder().encodeToString(ByteBuffer.allocate(32).putInt(position).array());
  }

  public List<Recorded> record() {
    return List.copyOf(record);
  }
}
