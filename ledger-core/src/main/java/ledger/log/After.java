package ledger.log;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Which entry an entry follows on in its negotiation: the one that the state was left by on which
/// it was decided. It is recorded only where that is the last one still.
///
/// Named by its event and not by its position, because an entry can be decided on one that has no
/// position yet.
public sealed interface After {

  /// On no entry: it begins its negotiation.
  record Nothing() implements After {}

  record Entry(UUID event) implements After {}

  /// On an entry that is on its way here. Only if it is this very offer that is recorded: another
  /// node may have recorded the same event behind other entries, on which this one was not decided.
  record Offered(UUID event, CompletableFuture<Outcome> outcome) implements After {}

  /// Whatever stands there: it was decided on nothing, or on its stream alone, as its version says.
  record Anything() implements After {}

  static After last(Optional<UUID> event) {
    return event.<After>map(Entry::new).orElseGet(Nothing::new);
  }

  /// @param last the event of the last entry of the negotiation, where there is any
  default boolean fits(Optional<UUID> last) {
    return switch (this) {
      case Anything _ -> true;
      case Nothing _ -> last.isEmpty();
      case Entry(var event) -> last.equals(Optional.of(event));
      case Offered(var event, var outcome) ->
          last.equals(Optional.of(event))
              && (!outcome.isDone() || outcome.join() instanceof Outcome.Appended);
    };
  }

  default boolean isChecked() {
    return !(this instanceof Anything);
  }
}
