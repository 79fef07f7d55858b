package ledger.rules;

import java.util.List;
import java.util.Optional;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CapacitiesInConflict;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoOwnerLeft;
import ledger.decision.Refusal.NotAdmitted;
import ledger.decision.RefusalSubject;
import ledger.negotiation.Negotiation;
import ledger.negotiation.Negotiation.Admission;
import ledger.negotiation.Negotiation.Open;

/// Who may be let into a dossier.
final class NegotiationRules {

  private NegotiationRules() {}

  static Optional<Refusal> against(NegotiationAct act, Negotiation negotiation) {
    return switch (act) {
      case OpenNegotiation _ -> Optional.empty();
      case AdmitParticipant a -> conflict(negotiation, a);
      case ChangeCapacity a ->
          notAdmitted(negotiation, "userIds", a.userIds()).or(() -> noOwnerLeft(negotiation, a));
      case DefineCompartment a -> notAdmitted(negotiation, "members", a.members());
      case ImportBatch a ->
          negotiation instanceof Open open && open.batches().contains(a.id())
              ? Optional.of(new IdTaken(RefusalSubject.BATCH, "id", a.id()))
              : Optional.empty();
    };
  }

  private static Optional<Refusal> notAdmitted(
      Negotiation state, String field, List<UserId> users) {
    return users.stream()
        .filter(user -> state.of(user).isEmpty())
        .<Refusal>map(user -> new NotAdmitted(field, user.value()))
        .findFirst();
  }

  private static Optional<Refusal> noOwnerLeft(Negotiation state, ChangeCapacity asked) {
    boolean some =
        asked.capacity().equals(Optional.of(Capacity.OWNER))
            || state
                .admitted()
                .filter(held -> held.capacity() == Capacity.OWNER)
                .flatMap(held -> held.users().stream())
                .anyMatch(owner -> !asked.userIds().contains(owner));
    return some ? Optional.empty() : Optional.of(new NoOwnerLeft());
  }

  /// Nobody acts for two parties, and nobody who audits writes.
  private static Optional<Refusal> conflict(Negotiation state, AdmitParticipant asked) {
    return asked.userIds().stream()
        .flatMap(user ->
            state.of(user).stream()
                .filter(held -> inConflict(held, asked))
                .<Refusal>map(
                    held -> new CapacitiesInConflict(user, asked.capacity(), held.capacity())))
        .findFirst();
  }

  private static boolean inConflict(Admission held, AdmitParticipant asked) {
    boolean twoParties =
        held.capacity().actsForSomebody()
            && asked.capacity().actsForSomebody()
            && !held.actor().equals(asked.actor());
    return twoParties || held.capacity().writes() != asked.capacity().writes();
  }
}
