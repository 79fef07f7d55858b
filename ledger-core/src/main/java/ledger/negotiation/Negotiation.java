package ledger.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Event.BatchImported;
import ledger.act.Event.CapacityChanged;
import ledger.act.Event.CompartmentDefined;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.Policy;
import ledger.act.UserId;
import ledger.compartment.Compartments;
import ledger.decision.ImpossibleHistory;
import ledger.record.Recorded;
import ledger.value.Id;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/// The dossier: what it is called, its policy, and who takes part in which capacity.
public sealed interface Negotiation {

  record Unopened() implements Negotiation {}

  /// @param admissions in the order of recording
  /// @param ofUser those that name a user
  /// @param actors everybody for whom somebody was admitted
  /// @param parties those of them who negotiate for themselves
  /// @param batches the imports announced so far
  /// @param compartments those whose acts are among what is folded
  record Open(
      String title,
      Policy policy,
      PVector<Admission> admissions,
      PMap<UserId, PVector<Admission>> ofUser,
      PSet<Id> actors,
      PSet<Id> parties,
      PSet<Id> batches,
      Compartments compartments)
      implements Negotiation {

    private static Open titled(String title, Policy policy) {
      return new Open(
          title,
          policy,
          TreePVector.empty(),
          HashTreePMap.empty(),
          TreePSet.empty(),
          TreePSet.empty(),
          TreePSet.empty(),
          Compartments.NONE);
    }

    private Open with(Admission one) {
      var users = ofUser;
      for (var user : one.users())
        users = users.plus(user, users.getOrDefault(user, TreePVector.empty()).plus(one));
      return new Open(
          title,
          policy,
          admissions.plus(one),
          users,
          one.actor().map(actors::plus).orElse(actors),
          one.party().map(parties::plus).orElse(parties),
          batches,
          compartments);
    }

    /// So that no admission names these users any more.
    private Open without(List<UserId> gone) {
      var left =
          new Open(
              title,
              policy,
              TreePVector.empty(),
              HashTreePMap.empty(),
              actors,
              parties,
              batches,
              compartments);
      for (var held : admissions) left = left.with(held.without(gone));
      return left;
    }

    private Open withBatch(Id batch) {
      return new Open(
          title, policy, admissions, ofUser, actors, parties, batches.plus(batch), compartments);
    }

    private Open with(Compartments defined) {
      return new Open(title, policy, admissions, ofUser, actors, parties, batches, defined);
    }
  }

  /// @param actor whom the users act for; absent for those who act for nobody
  record Admission(Optional<Id> actor, Capacity capacity, List<UserId> users) {

    private Optional<Id> party() {
      return capacity == Capacity.REP ? actor : Optional.empty();
    }

    private Admission without(List<UserId> gone) {
      return new Admission(
          actor, capacity, users.stream().filter(user -> !gone.contains(user)).toList());
    }
  }

  /// Every admission that names this user.
  default List<Admission> of(UserId user) {
    return switch (this) {
      case Unopened _ -> List.of();
      case Open open -> open.ofUser().getOrDefault(user, TreePVector.empty());
    };
  }

  default boolean participates(Id actor) {
    return this instanceof Open open && open.actors().contains(actor);
  }

  /// Whether somebody represents this actor at the table: it negotiates for itself, and is no
  /// mediator, third or monitor.
  default boolean isParty(Id actor) {
    return this instanceof Open open && open.parties().contains(actor);
  }

  default Policy policy() {
    return switch (this) {
      case Unopened _ -> Policy.DEFAULT;
      case Open open -> open.policy();
    };
  }

  /// Those whose acts are among what is folded.
  default Compartments compartments() {
    return switch (this) {
      case Unopened _ -> Compartments.NONE;
      case Open open -> open.compartments();
    };
  }

  default Stream<Admission> admitted() {
    return switch (this) {
      case Unopened _ -> Stream.empty();
      case Open open -> open.admissions().stream();
    };
  }

  static Negotiation evolve(Negotiation before, NegotiationEvent event, Recorded recorded) {
    return switch (event) {
      case NegotiationOpened(var act) ->
          Open.titled(act.title(), act.policy().orElse(Policy.DEFAULT))
              .with(new Admission(Optional.empty(), Capacity.OWNER, List.of(recorded.by())));
      case ParticipantAdmitted(var act) ->
          open(before, event).with(new Admission(act.actor(), act.capacity(), act.userIds()));
      case CapacityChanged(var act) -> {
        var left = open(before, event).without(act.userIds());
        yield act.capacity()
            .map(now -> left.with(new Admission(act.actor(), now, act.userIds())))
            .orElse(left);
      }
      case CompartmentDefined(var act) -> {
        var open = open(before, event);
        var key = recorded.compartment().orElseThrow();
        yield open.with(open.compartments().with(key, act));
      }
      case BatchImported(var act) -> open(before, event).withBatch(act.id());
    };
  }

  private static Open open(Negotiation before, NegotiationEvent event) {
    if (before instanceof Open open) return open;
    throw new ImpossibleHistory(before, event);
  }
}
