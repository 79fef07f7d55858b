package ledger.pipeline;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.value.Id;

/// A lane for each negotiation that is being written to.
public final class Pipeline {

  private final Door door;
  private final Past past;
  private final States states;
  private final Supplier<Instant> clock;
  private final ConcurrentHashMap<Id, Lane> lanes = new ConcurrentHashMap<>();

  /// @param states where the state of a negotiation waits for the next act
  public Pipeline(Door door, Past past, States states, Supplier<Instant> clock) {
    this.door = door;
    this.past = past;
    this.states = states;
    this.clock = clock;
  }

  /// Decides an act on everything that was submitted to its negotiation before, and offers it to
  /// the log if it is accepted. Its answer is awaited apart, and has to be.
  public Submission submit(Act act, UserId caller) {
    var lane = enter(act.negotiation());
    var submission = new Submission(act, caller, lane);
    lane.submit(submission);
    return submission;
  }

  /// Runs something while nothing of a negotiation is under way; what is held of it is read anew
  /// afterwards.
  public <T> T alone(Id negotiation, Supplier<T> work) {
    var lane = enter(negotiation);
    try {
      return lane.alone(work);
    } finally {
      leave(negotiation);
    }
  }

  private Lane enter(Id negotiation) {
    var entered =
        lanes.compute(
            negotiation,
            (_, there) -> {
              var lane =
                  there == null
                      ? new Lane(negotiation, this, states.take(negotiation).orElse(null))
                      : there;
              lane.users++;
              return lane;
            });
    return java.util.Objects.requireNonNull(entered);
  }

  void leave(Id negotiation) {
    lanes.computeIfPresent(
        negotiation,
        (_, lane) -> {
          if (--lane.users > 0) return lane;
          lane.rest().ifPresent(state -> states.put(negotiation, state));
          return null;
        });
  }

  /// How many negotiations are being written to.
  int lanes() {
    return lanes.size();
  }

  Door door() {
    return door;
  }

  Past past() {
    return past;
  }

  Instant now() {
    return clock.get();
  }
}
