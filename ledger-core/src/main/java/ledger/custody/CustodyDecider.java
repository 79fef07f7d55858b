package ledger.custody;

import static ledger.decision.Decision.accept;

import java.time.Instant;
import java.util.Optional;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Event.RecordAnnulled;
import ledger.act.Event.RecordCorrected;
import ledger.act.NegotiationAct.Capacity;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAnnulled;
import ledger.decision.Refusal.CustodyStands;
import ledger.decision.Refusal.FourEyes;
import ledger.decision.Refusal.NotAClericalError;
import ledger.decision.Refusal.NotTheRecorder;
import ledger.decision.Refusal.StillReliedOn;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.record.Recorded;

/// Decides who may correct or annul an entry, and which entries can be corrected or annulled.
///
/// These rules look at entries of the whole negotiation, so they are decided on the state of the
/// negotiation and not on one stream.
public final class CustodyDecider {

  private CustodyDecider() {}

  public static Decision decide(CustodyAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .or(() ->
            context
                .known()
                .entry(act.target())
                .map(target -> against(act, target, context))
                .orElseGet(() ->
                    Optional.of(
                        new Unknown(Subject.ENTRY, "target", String.valueOf(act.target())))))
        .map(Decision::refuse)
        .orElseGet(() ->
            accept(
                switch (act) {
                  case CorrectRecord a -> new RecordCorrected(a);
                  case AnnulRecord a -> new RecordAnnulled(a);
                }));
  }

  private static Optional<Refusal> against(CustodyAct act, Recorded target, Context context) {
    if (context.known().custody().isAnnulled(act.target()))
      return Optional.of(new AlreadyAnnulled(act.target()));
    return switch (act) {
      case CorrectRecord a -> against(a, target, context);
      case AnnulRecord a -> against(a, target, context);
    };
  }

  private static Optional<Refusal> against(CorrectRecord a, Recorded target, Context context) {
    if (target.event().act() instanceof CustodyAct)
      return Optional.of(new CustodyStands(a.target()));
    boolean custodian =
        context.known().negotiation().of(context.caller()).stream()
            .anyMatch(held -> held.capacity() == Capacity.CUSTODIAN);
    if (!custodian && !target.by().equals(context.caller()))
      return Optional.of(new NotTheRecorder(target.by()));
    var standing = context.known().custody().standing(target).orElseThrow().event();
    return Corrected.by(standing, a).filter(mended -> !mended.equals(standing)).isEmpty()
        ? Optional.of(new NotAClericalError(a.target()))
        : Optional.empty();
  }

  private static Optional<Refusal> against(AnnulRecord a, Recorded target, Context context) {
    if (target.event().act() instanceof AnnulRecord)
      return Optional.of(new CustodyStands(a.target()));
    if (context.known().custody().hasAsked(a, context.caller()))
      return Optional.of(new FourEyes(a.target(), context.caller()));
    var relying = context.known().relyingOn(a.target());
    return relying.isEmpty()
        ? Optional.empty()
        : Optional.of(new StillReliedOn(a.target(), relying));
  }
}
