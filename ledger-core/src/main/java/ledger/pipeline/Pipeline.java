package ledger.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.decision.Refusal;
import org.jspecify.annotations.Nullable;

/// A lane for each negotiation, and each compartment of one, that is being written to.
public final class Pipeline {

  private final Door door;
  private final Past past;
  private final States states;
  private final Supplier<Instant> clock;
  private final ConcurrentHashMap<Audience, Lane> lanes = new ConcurrentHashMap<>();

  /// @param states where the state of a negotiation waits for the next act
  public Pipeline(Door door, Past past, States states, Supplier<Instant> clock) {
    this.door = door;
    this.past = past;
    this.states = states;
    this.clock = clock;
  }

  /// Decides an act on everything that was submitted to its negotiation before, and offers it to
  /// the log if it is accepted. Its answer is awaited apart, and has to be.
  ///
  /// @param audience those for whom it is
  public Submission submit(Act act, Audience audience, UserId caller) {
    var lane = enter(audience);
    var submission = new Submission(act, caller, lane);
    lane.submit(submission);
    return submission;
  }

  /// Decides acts and records all of them in one piece, or none.
  ///
  /// @param onRecord what is wrong with an act whose id is on record already; nothing, where it is
  ///   the same
  public TogetherAnswer together(
      List<Act> acts, Audience audience, UserId caller, Function<Act, Optional<Refusal>> onRecord) {
    return alone(audience, () -> new AllOrNone(this, audience, caller, onRecord).decide(acts));
  }

  /// Runs something while nothing is under way for an audience; what is held of it is read anew
  /// afterwards.
  public <T> T alone(Audience audience, Supplier<T> work) {
    var lane = enter(audience);
    try {
      return lane.alone(work);
    } finally {
      leave(audience);
    }
  }

  private Lane enter(Audience audience) {
    var entered =
        lanes.compute(
            audience,
            (_, there) -> {
              var lane = there == null ? new Lane(audience, this, stateOf(audience)) : there;
              lane.users++;
              return lane;
            });
    return java.util.Objects.requireNonNull(entered);
  }

  private @Nullable Durable stateOf(Audience audience) {
    return audience.isEverybody() ? states.take(audience.negotiation()).orElse(null) : null;
  }

  void leave(Audience audience) {
    lanes.computeIfPresent(
        audience,
        (_, lane) -> {
          if (--lane.users > 0) return lane;
          lane.rest().ifPresent(state -> states.put(audience.negotiation(), state));
          return null;
        });
  }

  /// How many lanes are being written to.
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
