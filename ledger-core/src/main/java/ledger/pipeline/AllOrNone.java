package ledger.pipeline;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.log.Outcome;
import ledger.negotiation.NegotiationState;
import ledger.pipeline.TogetherAnswer.Place;

/// Decides several acts on the record as it stands, and offers them to the log as one unit, which
/// it takes whole or not at all. Nothing else of this node is under way for the audience meanwhile;
/// where another node has written, they are decided again, all of them.
///
/// @param onRecord what is wrong with an act whose id is on record already
record AllOrNone(
    Pipeline pipeline,
    Audience audience,
    UserId caller,
    Function<Act, Optional<Refusal>> onRecord) {

  private static final int TRIES = 50;

  TogetherAnswer decide(List<Act> acts) {
    for (int tried = 0; tried < TRIES; tried++) {
      var known = Durable.of(audience, pipeline.past().of(audience, -1));
      var answer = decide(acts, known);
      if (answer.isPresent()) return answer.get();
    }
    throw new IllegalStateException("other nodes were faster " + TRIES + " times");
  }

  /// @return empty where the record has gone on meanwhile
  private Optional<TogetherAnswer> decide(List<Act> acts, Durable known) {
    var wrong = new TreeMap<Integer, Refusal>();
    var fresh = new ArrayList<Act>();
    for (int i = 0; i < acts.size(); i++) {
      var act = acts.get(i);
      if (known.state().holds(act.actId())) {
        int place = i;
        again(act, known.state()).ifPresent(reason -> wrong.put(place, reason));
      } else if (fresh.stream().noneMatch(act::equals)) {
        if (fresh.stream().anyMatch(other -> other.actId().equals(act.actId())))
          wrong.put(i, new ActIdReused(act.actId(), List.of()));
        else fresh.add(act);
      }
    }
    if (fresh.isEmpty())
      return Optional.of(
          wrong.isEmpty()
              ? new TogetherAnswer.Done(
                  acts.stream().<Place>map(_ -> new Place.Before(known.state())).toList())
              : new TogetherAnswer.Refused(wrong));
    if (!wrong.isEmpty()) return Optional.of(new TogetherAnswer.Refused(wrong));
    var now = pipeline.now().truncatedTo(ChronoUnit.MICROS);
    return switch (pipeline
        .door()
        .decide(
            new Door.DecideTogether(fresh, audience, caller, known.state(), now, known.last()))) {
      case Door.Together.Refused(var reasons) -> refused(acts, fresh, reasons, known);
      case Door.Together.Offered offered -> outcome(acts, fresh, offered, known.state());
    };
  }

  private Optional<Refusal> again(Act act, NegotiationState state) {
    return act instanceof OpenNegotiation || Access.maySee(caller, state.negotiation())
        ? onRecord.apply(act)
        : Optional.of(new NoSuchNegotiation(act.negotiation()));
  }

  /// A refusal leaves nothing that the log could check: the record is asked whether it has gone on.
  private Optional<TogetherAnswer> refused(
      List<Act> acts, List<Act> fresh, Map<Integer, Refusal> reasons, Durable known) {
    if (pipeline.past().last(audience) != known.position()) return Optional.empty();
    var byPlace = new TreeMap<Integer, Refusal>();
    reasons.forEach((place, reason) -> byPlace.put(acts.indexOf(fresh.get(place)), reason));
    return Optional.of(new TogetherAnswer.Refused(byPlace));
  }

  private Optional<TogetherAnswer> outcome(
      List<Act> acts, List<Act> fresh, Door.Together.Offered offered, NegotiationState before) {
    if (!offered.outcome().isDone()) pipeline.door().help();
    return switch (offered.outcome().join()) {
      case Outcome.Appended(var first, _) ->
          Optional.of(
              new TogetherAnswer.Done(
                  acts.stream().map(act -> place(act, fresh, offered, first, before)).toList()));
      case Outcome.Conflict _, Outcome.Moved _, Outcome.Already _ -> Optional.empty();
      case Outcome.Taken(var id) -> Optional.of(taken(acts, id));
      case Outcome other -> Optional.of(new TogetherAnswer.NotTaken(other));
    };
  }

  /// Only the first that says so is recorded where the file has it twice.
  private static Place place(
      Act act,
      List<Act> fresh,
      Door.Together.Offered offered,
      long first,
      NegotiationState before) {
    int place = fresh.indexOf(act);
    return place < 0
        ? new Place.Before(before)
        : new Place.Now(first + place, offered.states().get(place));
  }

  /// By another negotiation, or for another audience.
  private static TogetherAnswer taken(List<Act> acts, java.util.UUID id) {
    var reasons = new TreeMap<Integer, Refusal>();
    for (int i = 0; i < acts.size(); i++)
      if (acts.get(i).actId().equals(id)) reasons.put(i, new ActIdReused(id, List.of()));
    return new TogetherAnswer.Refused(reasons);
  }
}
