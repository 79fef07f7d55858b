package ledger.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NotCounted;
import ledger.act.OccurrenceAct;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.dossier.TakenStance;
import ledger.log.Outcome;
import ledger.log.StreamName;
import ledger.negotiation.NegotiationState;
import ledger.pipeline.Pipeline;
import ledger.pipeline.Submission;
import ledger.pipeline.TogetherAnswer;
import ledger.record.Vocabulary;
import ledger.record.axon.LogStorageEngine;
import ledger.record.postgres.ActsOnRecord;
import ledger.record.postgres.ActsOnRecord.Again;
import ledger.recording.Receipt.NotCountedHere;
import ledger.seal.json.Sameness;
import org.springframework.stereotype.Service;

/// Puts an act on record, or says why not.
@Service
public class Recorder {

  /// What recording gives: a receipt, that of an act without payload, or a refusal.
  public sealed interface Answer {
    record OnRecord(Receipt receipt) implements Answer {}

    record Erased(ErasedReceipt receipt) implements Answer {}

    record Refused(Refusal reason) implements Answer {}
  }

  /// An act that was decided. Its answer comes when it is durable.
  public interface Answering {

    /// Waits for it. To be called once, whether or not anybody wants to know.
    Answer await();
  }

  private final Pipeline pipeline;
  private final ActsOnRecord acts;
  private final SentAgain sentAgain;
  private final Erasure erasure;
  private final Audiences audiences;

  Recorder(Pipeline pipeline, ActsOnRecord acts, Erasure erasure, Audiences audiences) {
    this.audiences = audiences;
    this.pipeline = pipeline;
    this.acts = acts;
    this.sentAgain = new SentAgain(acts::again);
    this.erasure = erasure;
  }

  public Answer record(Act act, UserId caller) {
    return submit(act, caller).await();
  }

  /// Decides an act, in the order of calls; the next can be submitted before this one is durable.
  public Answering submit(Act act, UserId caller) {
    var submission = pipeline.submit(act, audiences.of(act, caller), caller);
    Supplier<Optional<Again>> again =
        submission.isOnRecord() ? sentAgain.ask(act) : () -> acts.again(act);
    return () -> answer(act, caller, submission.answer(), again);
  }

  /// Records acts all together or not at all.
  ///
  /// @return one answer for each; empty for those that only were not recorded with others
  public List<Optional<Answer>> together(List<Act> acts, UserId caller) {
    var audience = audiences.of(acts.getFirst(), caller);
    return switch (pipeline.together(acts, audience, caller, this::differs)) {
      case TogetherAnswer.Done(var places) ->
          IntStream.range(0, acts.size())
              .mapToObj(i -> Optional.of(answer(acts.get(i), caller, places.get(i))))
              .toList();
      case TogetherAnswer.Refused(var reasons) ->
          IntStream.range(0, acts.size())
              .mapToObj(i -> Optional.ofNullable(reasons.get(i)).<Answer>map(Answer.Refused::new))
              .toList();
      case TogetherAnswer.NotTaken(var outcome) -> throw notTaken(outcome);
    };
  }

  private Answer answer(Act act, UserId caller, TogetherAnswer.Place place) {
    return switch (place) {
      case TogetherAnswer.Place.Now(var position, var state) ->
          new Answer.OnRecord(receipt(act, state, position, false));
      case TogetherAnswer.Place.Before(var state) -> again(act, caller, state, acts.again(act));
    };
  }

  private Optional<Refusal> differs(Act sent) {
    return acts.again(sent)
        .filter(again -> again.sameness() == Sameness.DIFFERENT)
        .map(_ -> new ActIdReused(sent.actId(), acts.differing(sent)));
  }

  private static IllegalStateException notTaken(Outcome outcome) {
    LogStorageEngine.mustBeOnRecord(outcome, new StreamName(Optional.empty(), "it"));
    return new IllegalStateException("not recorded: " + outcome);
  }

  private Answer answer(
      Act act, UserId caller, Submission.Answer answer, Supplier<Optional<Again>> again) {
    return switch (answer) {
      case Submission.Answer.Recorded(var place, var state) -> {
        if (act instanceof CustodyAct custody) takeAway(custody);
        yield new Answer.OnRecord(receipt(act, state, place.first(), false));
      }
      case Submission.Answer.Again(var state) -> again(act, caller, state, again.get());
      case Submission.Answer.Refused(var reason) -> new Answer.Refused(reason);
      case Submission.Answer.NotTaken(var outcome) -> throw notTaken(outcome);
      case Submission.Answer.Failed(var fault) -> throw fault;
    };
  }

  /// So that it is gone when its sender is answered. The act is on record by now: where this fails,
  /// whoever reads it next completes it.
  private void takeAway(CustodyAct act) {
    try {
      erasure.of(act);
    } catch (RuntimeException fault) {
      System.getLogger(Recorder.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "what an act takes away is taken away later act=" + act.actId(),
              fault);
    }
  }

  /// Where the text of what is on record was erased, only the rest can be compared.
  private Answer again(Act sent, UserId caller, NegotiationState state, Optional<Again> onRecord) {
    return onRecord
        .filter(again -> again.sameness() != Sameness.DIFFERENT)
        .<Answer>map(again ->
            again.withoutPayload()
                ? new Answer.Erased(ErasedReceipt.of(sent.actId(), again.position()))
                : new Answer.OnRecord(receipt(sent, state, again.position(), true)))
        .orElseGet(() -> new Answer.Refused(reused(sent, caller, state)));
  }

  /// What differs is told to whoever may see what is on record.
  private ActIdReused reused(Act sent, UserId caller, NegotiationState state) {
    boolean seen = state.holds(sent.actId()) && Access.maySee(caller, state.negotiation());
    return new ActIdReused(sent.actId(), seen ? acts.differing(sent) : List.of());
  }

  static Receipt receipt(Act act, NegotiationState state, long position, boolean already) {
    var notCounted = notCounted(act, state);
    return new Receipt(
        Vocabulary.ofAct(act.name()).orElseThrow().event().getSimpleName(),
        act.actId(),
        position,
        state.strength(act.envelope()),
        notCounted.isEmpty(),
        notCounted,
        implied(act, state).stream()
            .map(taken -> Map.of(taken.proposition().toString(), taken.stance()))
            .toList(),
        already);
  }

  /// Of a report of what happened the policy says nothing: it counts unless it is hearsay.
  private static Optional<NotCountedHere> notCounted(Act act, NegotiationState state) {
    var strength = state.strength(act.envelope());
    if (act instanceof OccurrenceAct ? strength.isOwn() : state.counts(act.envelope()))
      return Optional.empty();
    var why = NotCounted.of(act.envelope(), strength, state.negotiation()::isParty);
    return Optional.of(
        new NotCountedHere(
            why.reason(),
            why.relayer(),
            strength,
            Arrays.stream(Strength.values())
                .filter(state.negotiation().policy()::counts)
                .toList()));
  }

  /// The stances that an act takes without saying so.
  private static List<TakenStance> implied(Act act, NegotiationState state) {
    return switch (act) {
      case Act.Filing _ -> List.of();
      case Act.Statement statement ->
          TakenStance.by(statement, state).stream().filter(TakenStance::implied).toList();
    };
  }
}
