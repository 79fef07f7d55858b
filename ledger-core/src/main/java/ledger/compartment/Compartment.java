package ledger.compartment;

import java.util.Set;
import java.util.UUID;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.UserId;
import ledger.value.Id;

/// A part of a negotiation that only its members may see: a caucus, what one party says in
/// confidence.
///
/// @param key the act that defined it first
/// @param id what its members call it; another one that they do not see may have the same
public record Compartment(
    UUID key,
    Id id,
    DefineCompartment.Visibility visibility,
    DefineCompartment.UnsealRule unsealRule,
    Set<UserId> members) {

  public Compartment {
    members = Set.copyOf(members);
  }

  static Compartment of(UUID key, DefineCompartment act) {
    return new Compartment(
        key,
        act.id(),
        act.visibility(),
        act.unsealRule().orElse(DefineCompartment.UnsealRule.EVERY_MEMBER),
        Set.copyOf(act.members()));
  }

  public boolean has(UserId user) {
    return members.contains(user);
  }

  /// Whether this one names it: its id, or its key where two have the same id.
  boolean isCalled(Id name) {
    return id.equals(name) || key.toString().equals(name.value());
  }
}
