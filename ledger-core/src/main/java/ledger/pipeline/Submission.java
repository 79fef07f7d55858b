package ledger.pipeline;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.log.Outcome;
import ledger.negotiation.NegotiationState;
import org.jspecify.annotations.Nullable;

/// One act on its way through its lane.
public final class Submission {

  /// What became of the act.
  public sealed interface Answer {

    /// @param state what it was decided on
    record Recorded(Outcome.Appended place, NegotiationState state) implements Answer {}

    /// It, or another act with its id, was on record before.
    record Again(NegotiationState state) implements Answer {}

    record Refused(Refusal reason) implements Answer {}

    /// The log did not take it, and to decide it again would not help.
    record NotTaken(Outcome outcome) implements Answer {}

    /// A defect, or a store that does not answer.
    record Failed(RuntimeException fault) implements Answer {}
  }

  /// The last that was decided about it.
  sealed interface Attempt {

    /// Offered to the log.
    record Offered(
        ledger.act.Event event,
        Instant decided,
        NegotiationState state,
        CompletableFuture<Outcome> outcome)
        implements Attempt {}

    /// Answered, once what it was decided on is durable.
    record Until(Answer answer, CompletableFuture<Outcome> durable) implements Attempt {}

    record Done(Answer answer) implements Attempt {}
  }

  private final Act act;
  private final UserId caller;
  private final Lane lane;
  private volatile @Nullable Attempt attempt;
  private int tries;

  Submission(Act act, UserId caller, Lane lane) {
    this.act = act;
    this.caller = caller;
    this.lane = lane;
  }

  public Act act() {
    return act;
  }

  public UserId caller() {
    return caller;
  }

  Attempt attempt() {
    var now = attempt;
    if (now == null) throw new IllegalStateException("not decided yet");
    return now;
  }

  void is(Attempt next) {
    attempt = next;
  }

  /// @return how often it has been decided, this time included
  int tried() {
    return ++tries;
  }

  /// Whether the act, or another with its id, was on record before: that answer waits for nothing.
  public boolean isOnRecord() {
    return attempt() instanceof Attempt.Done(Answer.Again _);
  }

  /// Waits until the act is on record, or until the refusal rests on what is. To be called once,
  /// whether or not anybody wants the answer.
  public Answer answer() {
    try {
      while (true)
        switch (attempt()) {
          case Attempt.Done(var answer) -> {
            return answer;
          }
          case Attempt.Offered o -> {
            if (lane.awaited(o.outcome()) instanceof Outcome.Appended place)
              return new Answer.Recorded(place, o.state());
            lane.settle(this);
          }
          case Attempt.Until(var answer, var durable) -> {
            if (lane.awaited(durable) instanceof Outcome.Appended) return answer;
            lane.settle(this);
          }
        }
    } finally {
      lane.leave();
    }
  }
}
