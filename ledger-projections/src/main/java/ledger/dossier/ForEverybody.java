package ledger.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import ledger.act.UserId;

/// What everybody may see who takes part in a negotiation, and who may see more than that.
///
/// @param acts in the order of the record
/// @param others members of some compartment
public record ForEverybody(List<Entry> acts, Collection<UserId> others) {

  /// @param everything that is on record of the negotiation, in its order
  public static ForEverybody of(List<Entry> everything) {
    if (everything.stream().allMatch(entry -> entry.compartment().isEmpty()))
      return new ForEverybody(everything, Set.of());
    return new ForEverybody(
        everything.stream().filter(entry -> entry.compartment().isEmpty()).toList(),
        Dossier.whoTakesPart(everything).compartments().members());
  }
}
