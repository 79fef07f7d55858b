package ledger.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AmbiguousKey;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.KeyRef;

/// A key in an act leads to one commitment.
final class KeyRules {

  private KeyRules() {}

  /// The first key that no agreement has, or that more than one has and nothing tells apart.
  ///
  /// @param field the list in which they are
  /// @param suffix the path from there to the key
  static Optional<Refusal> firstUnresolved(
      String field, List<KeyRef> refs, String suffix, NegotiationState state) {
    return IntStream.range(0, refs.size())
        .boxed()
        .flatMap(i -> unresolved(field + "[" + i + "]" + suffix, refs.get(i), state).stream())
        .findFirst();
  }

  private static Optional<Refusal> unresolved(String field, KeyRef ref, NegotiationState state) {
    var homes = state.agreementsWith(ref).toList();
    return switch (homes.size()) {
      case 0 -> Optional.of(new Unknown(RefusalSubject.COMMITMENT, field, ref.toString()));
      case 1 -> Optional.empty();
      default -> Optional.of(new AmbiguousKey(field, ref.key(), homes.stream().sorted().toList()));
    };
  }
}
