package ledger.negotiation;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.UserId;
import ledger.compartment.Clearance;
import ledger.compartment.Compartment;
import ledger.custody.Custody;
import ledger.record.Recorded;

/// An entry of a compartment, for whoever is to decide whether everybody may know it.
///
/// @param standing as it stands after corrections
/// @param missing who has not agreed yet
/// @param unsealed everybody knows it already
public record SealedEntry(Recorded standing, Set<UserId> missing, boolean unsealed) {

  public SealedEntry {
    missing = Set.copyOf(missing);
  }

  /// @param everything that is on record of the negotiation, in its order
  /// @param user who asks to make it known, which is to agree
  /// @return empty where that one may not see it, and where it does not stand
  public static Optional<SealedEntry> of(
      Collection<Recorded> everything, Negotiation whoTakesPart, UUID act, UserId user) {
    var compartments = whoTakesPart.compartments();
    var seen = compartments.clearance(user);
    return everything.stream()
        .filter(entry -> entry.event().act().actId().equals(act))
        .filter(entry -> entry.compartment().isPresent() && seen.covers(entry.compartment()))
        .findFirst()
        .flatMap(entry -> {
          var custody = custody(everything, compartments.clearance(entry.audience()));
          var missing =
              asked(compartments.of(entry.audience()).orElseThrow(), entry, whoTakesPart)
                  .filter(one -> !one.equals(user) && !custody.consents(act).contains(one))
                  .collect(Collectors.toSet());
          return custody
              .standing(entry)
              .map(standing -> new SealedEntry(standing, missing, isKnown(everything, act)));
        });
  }

  private static Custody custody(Collection<Recorded> everything, Clearance clearance) {
    return Custody.of(
        everything.stream().filter(entry -> clearance.covers(entry.compartment())).toList());
  }

  private static boolean isKnown(Collection<Recorded> everything, UUID act) {
    return everything.stream()
        .anyMatch(
            entry -> entry.event().act().envelope().unseals().filter(act::equals).isPresent());
  }

  /// Whose consent it takes.
  private static Stream<UserId> asked(
      Compartment compartment, Recorded entry, Negotiation whoTakesPart) {
    return switch (compartment.unsealRule()) {
      case ITS_RECORDER -> Stream.of(entry.by());
      case EVERY_MEMBER ->
          compartment.members().stream()
              .filter(member ->
                  whoTakesPart.of(member).stream().anyMatch(held -> held.capacity().writes()));
    };
  }
}
