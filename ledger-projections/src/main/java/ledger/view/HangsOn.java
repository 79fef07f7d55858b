package ledger.view;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import ledger.act.Actor;
import ledger.act.Proposition;

/// A contested matter on which something that is shown hangs: what comes out each way, and who
/// holds it so.
///
/// @param field what of it hangs on the matter
/// @param propositions what is contested: one, or one for each rival
/// @param contestedBy the parties that deny it, and
/// @param reservedBy those that reserve on it
public record HangsOn(
    String field,
    List<Proposition> propositions,
    List<Outcome> ways,
    List<Actor> contestedBy,
    List<Actor> reservedBy) {

  /// @param way HOLDS or DOES_NOT_HOLD; of rivals, the reading or TEXT, or the debtors or OPEN
  ///   where nobody is named
  /// @param comesOut what that field then is: several values where it hangs on other matters too,
  ///   none where there are too many to tell
  public record Outcome(String way, List<Actor> heldBy, List<String> comesOut) {}

  public static List<Actor> contestedBy(List<HangsOn> several) {
    return actors(several, HangsOn::contestedBy);
  }

  public static List<Actor> reservedBy(List<HangsOn> several) {
    return actors(several, HangsOn::reservedBy);
  }

  private static List<Actor> actors(List<HangsOn> several, Function<HangsOn, List<Actor>> of) {
    return several.stream()
        .flatMap(h -> of.apply(h).stream())
        .distinct()
        .sorted(Comparator.comparing(Actor::toString))
        .toList();
  }
}
