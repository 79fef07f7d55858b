package ledger.act;

import java.util.Optional;
import java.util.function.Predicate;
import ledger.value.Id;

/// Why an act that is on record does not move the position of the one whose act it is.
///
/// @param relayer the party through whose hands it came, where that is why
public record NotCounted(Reason reason, Optional<Actor> relayer) {

  public enum Reason {
    /// Nobody is named whose words they are.
    UNNAMED,
    /// It came through the hands of another party.
    TOLD_BY_ANOTHER_PARTY,
    /// The one whose words they would be disowned them.
    DISOWNED,
    /// The negotiation's policy does not count words of that strength.
    NOT_IN_POLICY
  }

  /// @param strength that does not count
  /// @param isParty tells whether somebody negotiates for itself
  public static NotCounted of(Envelope envelope, Strength strength, Predicate<Id> isParty) {
    return switch (strength) {
      case ANONYMOUS -> because(Reason.UNNAMED);
      case ATTRIBUTED ->
          Strength.toldBy(envelope, isParty)
              .map(relayer -> new NotCounted(Reason.TOLD_BY_ANOTHER_PARTY, Optional.of(relayer)))
              .orElseGet(() -> because(Reason.DISOWNED));
      case FIRST_PARTY, APPARENT -> because(Reason.NOT_IN_POLICY);
    };
  }

  private static NotCounted because(Reason reason) {
    return new NotCounted(reason, Optional.empty());
  }
}
