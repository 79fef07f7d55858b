package ledger.view;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.Proposition;

/// Something that a view leaves open, because parties contest it or because its holder reserves on
/// it: what it comes to is worked out for each way in which it may be decided.
///
/// @param propositions what is contested: one, or one for each rival
/// @param ways in which it may be decided, two at least
/// @param contestedBy the parties that deny it, and
/// @param reservedBy those that reserve on it
public record Matter(
    List<Proposition> propositions,
    List<Way> ways,
    List<Actor> contestedBy,
    List<Actor> reservedBy) {

  /// @param says HOLDS or DOES_NOT_HOLD; of rivals, the reading or the debtors
  /// @param heldBy the parties that hold it so
  public record Way(String says, List<Actor> heldBy) {}

  /// The acts that it is about.
  public Stream<UUID> acts() {
    return propositions.stream()
        .filter(p -> p.kind() == Proposition.Kind.VALID)
        .map(p -> UUID.fromString(p.argument(0)));
  }

  static final String HOLDS = "HOLDS";
  static final String DOES_NOT_HOLD = "DOES_NOT_HOLD";

  static final Comparator<Matter> ORDER =
      Comparator.comparing((Matter m) -> m.propositions().toString())
          .thenComparing(m -> m.ways().toString());
}
