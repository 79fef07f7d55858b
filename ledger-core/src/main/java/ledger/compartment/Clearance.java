package ledger.compartment;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What somebody who takes part in a negotiation may see of it, beside what everybody may.
///
/// @param compartments their keys
public record Clearance(Set<UUID> compartments) {

  public static final Clearance NONE = new Clearance(Set.of());

  public boolean isNone() {
    return compartments.isEmpty();
  }

  /// @param compartment of an act; empty where everybody may see it
  public boolean covers(Optional<UUID> compartment) {
    return compartment.isEmpty() || compartments.contains(compartment.get());
  }
}
