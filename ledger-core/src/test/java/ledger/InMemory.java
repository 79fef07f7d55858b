package ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.CustodyAct;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.IssueEvent;
import ledger.act.Event.MandateEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.OccurrenceEvent;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.SourceEvent;
import ledger.act.Id;
import ledger.act.IssueAct;
import ledger.act.MandateAct;
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
import ledger.custody.CustodyDecider;
import ledger.custody.Refold;
import ledger.decision.Decision;
import ledger.issue.Issue;
import ledger.issue.IssueDecider;
import ledger.mandate.Mandate;
import ledger.mandate.MandateDecider;
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
  private final Map<Id, Known> known = new HashMap<>();
  private final Map<Stream, Refold<?>> streams = new HashMap<>();

  public Decision send(Act act, UserId caller, Instant now) {
    var context = new Context(caller, known.computeIfAbsent(act.negotiation(), _ -> new Known()));
    var stream = Stream.of(act, context.known()::act);
    var state = streams.computeIfAbsent(stream, _ -> empty(act));
    var decision = decide(act, state, context, now);
    if (decision instanceof Decision.Accepted(var event)) {
      var recorded = new Recorded(event, caller, now);
      record.add(recorded);
      context.known().add(recorded);
      state.add(recorded);
    }
    return decision;
  }

  public List<Recorded> record() {
    return List.copyOf(record);
  }

  private static Decision decide(Act act, Refold<?> state, Context context, Instant now) {
    return switch (act) {
      case CustodyAct a -> CustodyDecider.decide(a, context, now);
      case NegotiationAct a ->
          NegotiationDecider.decide((Negotiation) state.state(), a, context, now);
      case ReferentAct a -> ReferentDecider.decide((Referent) state.state(), a, context, now);
      case SourceAct a -> SourceDecider.decide((Source) state.state(), a, context, now);
      case MandateAct a -> MandateDecider.decide((Mandate) state.state(), a, context, now);
      case AgreementAct a -> AgreementDecider.decide((Agreement) state.state(), a, context, now);
      case OccurrenceAct a -> OccurrenceDecider.decide((Occurrence) state.state(), a, context, now);
      case AllegationAct a -> AllegationDecider.decide((Allegation) state.state(), a, context, now);
      case IssueAct a -> IssueDecider.decide((Issue) state.state(), a, context, now);
    };
  }

  private static Refold<?> empty(Act act) {
    return switch (act) {
      case CustodyAct _ -> new Refold<>("", (s, _) -> s); // of an act that is not on record
      case NegotiationAct _ ->
          new Refold<Negotiation>(
              new Negotiation.Unopened(),
              (s, r) -> Negotiation.evolve(s, (NegotiationEvent) r.event(), r));
      case ReferentAct _ ->
          new Refold<Referent>(
              new Referent.Unregistered(), (s, r) -> Referent.evolve(s, (ReferentEvent) r.event()));
      case SourceAct _ ->
          new Refold<Source>(
              new Source.Unregistered(), (s, r) -> Source.evolve(s, (SourceEvent) r.event()));
      case MandateAct _ ->
          new Refold<Mandate>(
              new Mandate.Ungranted(), (s, r) -> Mandate.evolve(s, (MandateEvent) r.event()));
      case AgreementAct _ -> Agreement.fold();
      case OccurrenceAct _ ->
          new Refold<Occurrence>(
              new Occurrence.Unreported(),
              (s, r) -> Occurrence.evolve(s, (OccurrenceEvent) r.event()));
      case AllegationAct _ ->
          new Refold<Allegation>(
              new Allegation.Unraised(),
              (s, r) -> Allegation.evolve(s, (AllegationEvent) r.event()));
      case IssueAct _ ->
          new Refold<Issue>(
              new Issue.Unraised(), (s, r) -> Issue.evolve(s, (IssueEvent) r.event()));
    };
  }
}
