package ledger.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ledger.act.Proposition;
import ledger.decision.Refusal;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// What a proposition is about has to be on record before anybody can hold a stance on it.
final class PropositionRules {

  private PropositionRules() {}

  static Optional<Refusal> unknown(String field, Proposition proposition, NegotiationState state) {
    return state.has(proposition)
        ? Optional.empty()
        : Optional.of(new Unknown(RefusalSubject.PROPOSITION, field, proposition.toString()));
  }

  /// @param field the list in which they are
  static Optional<Refusal> firstUnknown(
      String field, List<Proposition> propositions, NegotiationState state) {
    return IntStream.range(0, propositions.size())
        .boxed()
        .flatMap(i -> unknown(field + "[" + i + "]", propositions.get(i), state).stream())
        .findFirst();
  }
}
