package ledger.compartment;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.UserId;
import ledger.value.Id;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/// The compartments of a negotiation, in the order in which they were defined.
public record Compartments(PMap<UUID, Compartment> byKey) {

  public static final Compartments NONE = new Compartments(OrderedPMap.empty());

  /// @param key of the compartment whose members may see the act
  public Compartments with(UUID key, DefineCompartment act) {
    return new Compartments(byKey.plus(key, Compartment.of(key, act)));
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  public Stream<Compartment> all() {
    return byKey.values().stream();
  }

  /// Those for whom an act is that somebody sends, as far as its sender may know of them: everybody
  /// where it names no compartment, and where it names one that its sender is no member of. The
  /// rules say what is wrong with that.
  public Audience audience(Act act, UserId sender) {
    var negotiation = act.negotiation();
    if (act instanceof DefineCompartment defined)
      return new Audience(
          negotiation, Optional.of(named(defined.id(), sender).orElse(act.actId())));
    var compartments = act.envelope().compartments();
    return compartments.size() == 1
        ? new Audience(negotiation, named(compartments.getFirst(), sender))
        : Audience.everybodyIn(negotiation);
  }

  /// Of those that a user is a member of, the first that is called so.
  private Optional<UUID> named(Id name, UserId member) {
    return all()
        .filter(one -> one.has(member) && one.isCalled(name))
        .map(Compartment::key)
        .findFirst();
  }

  /// That of an audience; empty for everybody, and where it is not defined yet.
  public Optional<Compartment> of(Audience audience) {
    return audience.compartment().flatMap(key -> Optional.ofNullable(byKey.get(key)));
  }

  /// What a user may see.
  public Clearance clearance(UserId user) {
    return clearance(all().filter(one -> one.has(user)));
  }

  /// What every member of an audience may see.
  public Clearance clearance(Audience audience) {
    return of(audience)
        .map(own -> clearance(all().filter(one -> one.members().containsAll(own.members()))))
        .orElse(Clearance.NONE);
  }

  private static Clearance clearance(Stream<Compartment> seen) {
    return new Clearance(seen.map(Compartment::key).collect(Collectors.toUnmodifiableSet()));
  }

  /// Everybody who may see more than everybody may.
  public Collection<UserId> members() {
    return all().flatMap(one -> one.members().stream()).collect(Collectors.toUnmodifiableSet());
  }
}
