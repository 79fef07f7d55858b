package ledger.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Event.BatchImported;
import ledger.act.Event.CapacityChanged;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.Id;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.Policy;
import ledger.act.UserId;
import ledger.decision.ImpossibleHistory;
import ledger.record.Recorded;

/// The dossier: what it is called, its policy, and who takes part in which capacity.
public sealed interface Negotiation {

  record Unopened() implements Negotiation {}

  /// @param batches the imports announced so far
  record Open(String title, Policy policy, List<Admission> admissions, List<Id> batches)
      implements Negotiation {

    private Open with(List<Admission> admissions) {
      return new Open(title, policy, admissions, batches);
    }
  }

  /// @param actor whom the users act for; absent for those who act for nobody
  record Admission(Optional<Id> actor, Capacity capacity, List<UserId> users) {

    private Admission without(List<UserId> gone) {
      return new Admission(
          actor, capacity, users.stream().filter(user -> !gone.contains(user)).toList());
    }
  }

  /// Every admission that names this user.
  default List<Admission> of(UserId user) {
    return admitted().filter(a -> a.users().contains(user)).toList();
  }

  default boolean participates(Id actor) {
    return admitted().anyMatch(a -> a.actor().filter(actor::equals).isPresent());
  }

  default Policy policy() {
    return switch (this) {
      case Unopened _ -> Policy.DEFAULT;
      case Open open -> open.policy();
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
          new Open(
              act.title(),
              act.policy().orElse(Policy.DEFAULT),
              List.of(new Admission(Optional.empty(), Capacity.OWNER, List.of(recorded.by()))),
              List.of());
      case ParticipantAdmitted(var act) -> {
        var open = open(before, event);
        yield open.with(
            with(open.admissions(), new Admission(act.actor(), act.capacity(), act.userIds())));
      }
      case CapacityChanged(var act) -> {
        var open = open(before, event);
        var left = open.admissions().stream().map(held -> held.without(act.userIds())).toList();
        yield open.with(
            act.capacity()
                .map(now -> with(left, new Admission(act.actor(), now, act.userIds())))
                .orElse(left));
      }
      case BatchImported(var act) -> {
        var open = open(before, event);
        yield new Open(
            open.title(), open.policy(), open.admissions(), with(open.batches(), act.id()));
      }
    };
  }

  private static Open open(Negotiation before, NegotiationEvent event) {
    if (before instanceof Open open) return open;
    throw new ImpossibleHistory(before, event);
  }

  private static <T> List<T> with(List<T> before, T one) {
    return Stream.concat(before.stream(), Stream.of(one)).toList();
  }
}
