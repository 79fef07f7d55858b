package ledger.rules;

import java.util.Optional;
import ledger.act.Act;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.Patch;
import ledger.act.Envelope.Attribution;
import ledger.act.Envelope.Mode;
import ledger.act.IssueAct;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AttributionNeeded;
import ledger.decision.Refusal.AttributionStays;
import ledger.negotiation.NegotiationState;
import ledger.record.WithheldSpeaker;

/// What can be said without its speaker: what a recorder reports, and what binds nobody.
final class AttributionRules {

  private AttributionRules() {}

  static Optional<Refusal> against(Act act, NegotiationState state) {
    if (act instanceof CorrectRecord correction) return against(correction, state);
    return WithheldSpeaker.isIn(act) && !needsNoSpeaker(act)
        ? Optional.of(new AttributionNeeded(act.name()))
        : Optional.empty();
  }

  private static boolean needsNoSpeaker(Act act) {
    return act.envelope().mode() != Mode.PERFORMED
        && (act instanceof IssueAct || act instanceof ReportOccurrence);
  }

  /// What was told cannot be taken back, and a correction that everybody reads does not say who it
  /// was.
  private static Optional<Refusal> against(CorrectRecord act, NegotiationState state) {
    boolean isWithheld =
        state
            .entry(act.target())
            .filter(target -> target.event().act().envelope().withholdsSpeaker())
            .isPresent();
    return isWithheld ? saysWhoItWas(act.patch(), act) : withholdsNow(act);
  }

  private static Optional<Refusal> saysWhoItWas(Patch patch, CorrectRecord act) {
    return patch.attribution().isPresent()
            || patch.through().isPresent()
            || patch.capacity().isPresent()
            || patch.chain().isPresent()
        ? Optional.of(new AttributionStays(act.target()))
        : Optional.empty();
  }

  private static Optional<Refusal> withholdsNow(CorrectRecord act) {
    return act.patch()
        .attribution()
        .filter(Attribution::withholdsSpeaker)
        .map(_ -> new AttributionStays(act.target()));
  }
}
