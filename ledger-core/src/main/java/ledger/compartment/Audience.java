package ledger.compartment;

import java.util.Optional;
import java.util.UUID;
import ledger.value.Id;

/// Those for whom an act is recorded: everybody who takes part in a negotiation, or the members of
/// one compartment of it.
///
/// Each audience has a chain of entries of its own in the log, with streams and counts of its own.
/// So nothing in one of them depends on what only others may see.
///
/// @param compartment its key; empty for everybody
public record Audience(Id negotiation, Optional<UUID> compartment) {

  /// No id has it.
  private static final char SEPARATOR = '~';

  public static Audience everybodyIn(Id negotiation) {
    return new Audience(negotiation, Optional.empty());
  }

  public boolean isEverybody() {
    return compartment.isEmpty();
  }

  /// What the names of its streams begin with.
  public String chain() {
    return compartment.map(key -> negotiation + "~" + key).orElse(negotiation.value());
  }

  /// What the chains of all compartments of a negotiation begin with.
  public static String compartmentsOf(Id negotiation) {
    return negotiation.value() + SEPARATOR;
  }

  /// Empty where a name is not that of a chain of a negotiation.
  public static Optional<Audience> parse(String chain) {
    int end = chain.indexOf(SEPARATOR);
    return end < 0
        ? Id.parse(chain).map(Audience::everybodyIn)
        : Id.parse(chain.substring(0, end))
            .flatMap(
                id -> key(chain.substring(end + 1)).map(key -> new Audience(id, Optional.of(key))));
  }

  private static Optional<UUID> key(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(key -> key.toString().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return chain();
  }
}
