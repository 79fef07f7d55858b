package ledger.negotiation;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Event.BatchImported;
import ledger.act.Event.CapacityChanged;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CapacitiesInConflict;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NegotiationIdTaken;
import ledger.decision.Refusal.NoOwnerLeft;
import ledger.decision.Refusal.NotAdmitted;
import ledger.decision.Subject;
import ledger.negotiation.Negotiation.Admission;
import ledger.negotiation.Negotiation.Open;

/// Who may be let into a dossier.
public final class NegotiationDecider {

  private NegotiationDecider() {}

  public static Decision decide(
      Negotiation state, NegotiationAct act, Context context, Instant now) {
    return switch (act) {
      case OpenNegotiation a when state instanceof Open ->
          refuse(new NegotiationIdTaken(a.negotiation()));
      case OpenNegotiation a ->
          context
              .guard(a, now)
              .map(Decision::refuse)
              .orElseGet(() -> accept(new NegotiationOpened(a)));
      case AdmitParticipant a ->
          context
              .guard(a, now)
              .or(() -> conflict(state, a))
              .map(Decision::refuse)
              .orElseGet(() -> accept(new ParticipantAdmitted(a)));
      case ChangeCapacity a ->
          context
              .guard(a, now)
              .or(() -> notAdmitted(state, a))
              .or(() -> noOwnerLeft(state, a))
              .map(Decision::refuse)
              .orElseGet(() -> accept(new CapacityChanged(a)));
      case ImportBatch a ->
          context
              .guard(a, now)
              .or(() ->
                  state instanceof Open open && open.batches().contains(a.id())
                      ? Optional.of(new IdTaken(Subject.BATCH, "id", a.id()))
                      : Optional.empty())
              .map(Decision::refuse)
              .orElseGet(() -> accept(new BatchImported(a)));
    };
  }

  private static Optional<Refusal> notAdmitted(Negotiation state, ChangeCapacity asked) {
    return asked.userIds().stream()
        .filter(user -> state.of(user).isEmpty())
        .<Refusal>map(user -> new NotAdmitted("userIds", user.value()))
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
