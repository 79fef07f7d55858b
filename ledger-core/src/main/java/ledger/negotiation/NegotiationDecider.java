package ledger.negotiation;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CapacitiesInConflict;
import ledger.decision.Refusal.NegotiationIdTaken;
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
    };
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
