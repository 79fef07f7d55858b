package ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.Event;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.IssueEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.OccurrenceEvent;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.SourceEvent;
import ledger.act.IssueAct;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.ReferentAct;
import ledger.act.SourceAct;
import ledger.act.UserId;
import ledger.agreement.Agreement;
import ledger.agreement.AgreementDecider;
import ledger.allegation.Allegation;
import ledger.allegation.AllegationDecider;
import ledger.context.Context;
import ledger.context.Known;
import ledger.decision.Decision;
import ledger.issue.Issue;
import ledger.issue.IssueDecider;
import ledger.negotiation.Negotiation;
import ledger.negotiation.NegotiationDecider;
import ledger.occurrence.Occurrence;
import ledger.occurrence.OccurrenceDecider;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.referent.Referent;
import ledger.referent.ReferentDecider;
import ledger.source.Source;
import ledger.source.SourceDecider;

/// The deciders with a list for a record: no Axon, no database. For tests that only need the rules.
public final class InMemory {

  private final List<Recorded> record = new ArrayList<>();

  public Decision send(Act act, UserId caller, Instant now) {
    var decision = decide(act, new Context(caller, Known.of(ofNegotiation(act))), now);
    if (decision instanceof Decision.Accepted(var event))
      record.add(new Recorded(event, caller, now));
    return decision;
  }

  public List<Recorded> record() {
    return List.copyOf(record);
  }

  private Decision decide(Act act, Context context, Instant now) {
    return switch (act) {
      case NegotiationAct a -> NegotiationDecider.decide(negotiation(a), a, context, now);
      case ReferentAct a ->
          ReferentDecider.decide(
              fold(a, ReferentEvent.class, new Referent.Unregistered(), Referent::evolve),
              a,
              context,
              now);
      case SourceAct a ->
          SourceDecider.decide(
              fold(a, SourceEvent.class, new Source.Unregistered(), Source::evolve),
              a,
              context,
              now);
      case AgreementAct a ->
          AgreementDecider.decide(
              this.<Agreement, AgreementEvent>fold(
                  a,
                  AgreementEvent.class,
                  new Agreement.Unrecorded(),
                  (before, event) -> Agreement.evolve(before, event, now)),
              a,
              context,
              now);
      case OccurrenceAct a ->
          OccurrenceDecider.decide(
              fold(a, OccurrenceEvent.class, new Occurrence.Unreported(), Occurrence::evolve),
              a,
              context,
              now);
      case AllegationAct a ->
          AllegationDecider.decide(
              fold(a, AllegationEvent.class, new Allegation.Unraised(), Allegation::evolve),
              a,
              context,
              now);
      case IssueAct a ->
          IssueDecider.decide(
              fold(a, IssueEvent.class, new Issue.Unraised(), Issue::evolve), a, context, now);
    };
  }

  private Negotiation negotiation(NegotiationAct act) {
    Negotiation state = new Negotiation.Unopened();
    for (var recorded : ofNegotiation(act))
      if (recorded.event() instanceof NegotiationEvent e)
        state = Negotiation.evolve(state, e, recorded);
    return state;
  }

  private List<Recorded> ofNegotiation(Act act) {
    return record.stream()
        .filter(r -> r.event().act().negotiation().equals(act.negotiation()))
        .toList();
  }

  private <S, E extends Event> S fold(
      Act act, Class<E> events, S initial, BiFunction<S, E, S> evolve) {
    S state = initial;
    for (var recorded : record)
      if (events.isInstance(recorded.event())
          && Stream.of(recorded.event().act()).equals(Stream.of(act)))
        state = evolve.apply(state, events.cast(recorded.event()));
    return state;
  }
}
