package ledger.context;

import java.time.Instant;
import java.util.Optional;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.Envelope;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.StatedInTheFuture;
import ledger.decision.Refusal.Unknown;

/// What a decider may ask beyond its own stream: who the caller is, and what the record knows.
public record Context(UserId caller, Known known) {

  /// The guards that every act meets before the rules of its own kind, in this order.
  public Optional<Refusal> guard(Act act, Instant now) {
    return Access.against(caller, act, known.negotiation())
        .or(() -> fromTheFuture(act, now))
        .or(() -> unknownMention(act));
  }

  /// Whether an act of this strength moves the position of the one whose act it is.
  public boolean counts(Envelope envelope) {
    return known.negotiation().policy().counts(strength(envelope));
  }

  public Strength strength(Envelope envelope) {
    return Strength.of(envelope, known.negotiation()::participates);
  }

  private static Optional<Refusal> fromTheFuture(Act act, Instant now) {
    return later("statedAt.from", act.envelope().statedFrom(), now)
        .or(() ->
            act instanceof ReportOccurrence o
                ? later("when.from", o.when().begins(), now)
                : Optional.empty());
  }

  private static Optional<Refusal> later(String field, Optional<Instant> said, Instant now) {
    return said.filter(moment -> moment.isAfter(now))
        .map(moment -> new StatedInTheFuture(field, moment, now));
  }

  private Optional<Refusal> unknownMention(Act act) {
    return Mention.in(act)
        .filter(mention -> !known.has(mention))
        .<Refusal>map(m -> new Unknown(m.subject(), m.field(), m.id().value()))
        .findFirst();
  }
}
