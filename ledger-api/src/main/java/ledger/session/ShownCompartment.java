package ledger.session;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import ledger.act.NegotiationAct.DefineCompartment.Visibility;
import ledger.act.UserId;
import ledger.compartment.Compartment;
import ledger.dossier.OnFile;
import ledger.value.Id;

/// A compartment, for whoever may know of it.
///
/// @param key the act that defined it first
/// @param acts how many are on record in it, its definitions among them
/// @param member whether the one who asks is a member
public record ShownCompartment(
    Id id, UUID key, Visibility visibility, List<UserId> members, long acts, boolean member) {

  /// Those that a user may know of, in the order in which they were defined.
  static List<ShownCompartment> of(OnFile file, UserId user) {
    return file.compartments()
        .all()
        .filter(one -> one.has(user) || one.visibility() == Visibility.AS_SEALED)
        .map(one -> of(one, file, user))
        .toList();
  }

  private static ShownCompartment of(Compartment one, OnFile file, UserId user) {
    return new ShownCompartment(
        one.id(),
        one.key(),
        one.visibility(),
        one.members().stream().sorted(Comparator.comparing(UserId::value)).toList(),
        file.everything().stream()
            .filter(entry -> entry.compartment().filter(one.key()::equals).isPresent())
            .count(),
        one.has(user));
  }
}
