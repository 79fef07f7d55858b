package ledger.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  record Open(String title, Policy policy, List<Admission> admissions) implements Negotiation {}

  /// @param actor whom the users act for; absent for those who act for nobody
  record Admission(Optional<Id> actor, Capacity capacity, List<UserId> users) {}

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
              List.of(new Admission(Optional.empty(), Capacity.OWNER, List.of(recorded.by()))));
      case ParticipantAdmitted(var act) -> {
        if (!(before instanceof Open open)) throw new ImpossibleHistory(before, event);
        var admission = new Admission(act.actor(), act.capacity(), act.userIds());
        yield new Open(
            open.title(),
            open.policy(),
            Stream.concat(open.admissions().stream(), Stream.of(admission)).toList());
      }
    };
  }
}
