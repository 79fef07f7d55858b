package ledger.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import ledger.act.Act;
import ledger.act.Event;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.decision.Refusal;
import ledger.log.Outcome;
import ledger.negotiation.NegotiationState;

/// Where an act is decided and, if it is accepted, offered to the log. It does not wait for the
/// log.
public interface Door {

  sealed interface Result {
    record Refused(Refusal reason) implements Result {}

    record Offered(Event event, CompletableFuture<Outcome> outcome) implements Result {}
  }

  /// An act with everything that it is decided on.
  ///
  /// @param audience those for whom it is
  /// @param after the act that left this state
  /// @param underWay what becomes of that act, where it is not on record yet
  record Decide(
      Act act,
      Audience audience,
      UserId caller,
      NegotiationState state,
      Instant now,
      Optional<UUID> after,
      Optional<CompletableFuture<Outcome>> underWay) {}

  Result decide(Decide command);

  /// Acts that are recorded all together or not at all, each decided on what those before it leave.
  ///
  /// @param after the act that left the state that the first is decided on
  record DecideTogether(
      List<Act> acts,
      Audience audience,
      UserId caller,
      NegotiationState state,
      Instant now,
      Optional<UUID> after) {}

  sealed interface Together {

    /// Nothing was offered.
    ///
    /// @param reasons of those that were refused, by their place
    record Refused(Map<Integer, Refusal> reasons) implements Together {}

    /// @param states what each was decided on
    record Offered(List<NegotiationState> states, CompletableFuture<Outcome> outcome)
        implements Together {}
  }

  Together decide(DecideTogether command);

  /// For whoever is about to wait for something that was offered: where nobody is appending it, it
  /// is appended here and now, and nobody has to be woken.
  void help();
}
