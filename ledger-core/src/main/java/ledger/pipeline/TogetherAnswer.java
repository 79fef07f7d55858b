package ledger.pipeline;

import java.util.List;
import java.util.Map;
import ledger.decision.Refusal;
import ledger.log.Outcome;
import ledger.negotiation.NegotiationState;

/// What became of acts that were to be recorded all together or not at all.
public sealed interface TogetherAnswer {

  /// All are on record.
  ///
  /// @param places of those that were recorded now
  record Done(List<Place> places) implements TogetherAnswer {}

  /// None was recorded now.
  ///
  /// @param reasons of those that stand in the way, by their place among the acts
  record Refused(Map<Integer, Refusal> reasons) implements TogetherAnswer {}

  /// The log did not take them.
  record NotTaken(Outcome outcome) implements TogetherAnswer {}

  /// Of one act that is on record.
  ///
  /// @param state that it was decided on
  sealed interface Place {
    NegotiationState state();

    record Now(long position, NegotiationState state) implements Place {}

    record Before(NegotiationState state) implements Place {}
  }
}
