package ledger.rules;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.CustodyAct;
import ledger.act.IssueAct;
import ledger.act.MandateAct;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.OccurrenceAct;
import ledger.act.ReferentAct;
import ledger.act.SourceAct;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.NegotiationIdTaken;
import ledger.decision.Refusal.Unfoldable;
import ledger.negotiation.Negotiation;
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.record.WithheldSpeaker;

/// Decides every act of a negotiation: the guards that all acts meet, then the rules of its own
/// kind, then the event.
///
/// Nothing here reads a clock or a database: the same state, act, caller and moment give the same
/// decision.
public final class NegotiationDecider {

  private NegotiationDecider() {}

  /// An act for everybody who takes part.
  public static Decision decide(NegotiationState state, Act act, UserId caller, Instant now) {
    return decide(state, act, Audience.everybodyIn(act.negotiation()), caller, now);
  }

  /// @param state what every one of the audience may see
  public static Decision decide(
      NegotiationState state, Act act, Audience audience, UserId caller, Instant now) {
    var refusal =
        taken(state, act)
            .or(() -> new Guards(state, caller).against(act, now))
            .or(() -> AudienceRules.against(act, audience, state, caller))
            .or(() -> UnsealingRules.against(act, state))
            .or(() -> AttributionRules.against(act, state))
            .or(() -> againstItsKind(state, WithheldSpeaker.outOf(act), caller, now));
    if (refusal.isPresent()) return refuse(Related.names(refusal.get(), state));
    var event = Vocabulary.ofAct(act.name()).orElseThrow().happened(act);
    return rehearsed(state, new Recorded(event, caller, now, audience.compartment()))
        .map(Decision::refuse)
        .orElseGet(() -> accept(event));
  }

  /// Before the guards: nobody need take part in a negotiation to be told that its id is taken.
  private static Optional<Refusal> taken(NegotiationState state, Act act) {
    return act instanceof OpenNegotiation && state.negotiation() instanceof Negotiation.Open
        ? Optional.of(new NegotiationIdTaken(act.negotiation()))
        : Optional.empty();
  }

  private static Optional<Refusal> againstItsKind(
      NegotiationState state, Act act, UserId caller, Instant now) {
    return switch (act) {
      case CustodyAct a -> CustodyRules.against(a, state, caller);
      case ActWithoutPayload _ -> Optional.empty(); // the guards let nobody send it
      case NegotiationAct a -> NegotiationRules.against(a, state.negotiation());
      case ReferentAct a -> ReferentRules.against(a, state);
      case SourceAct a -> SourceRules.against(a, state);
      case MandateAct a -> MandateRules.against(a, state);
      case AgreementAct a -> AgreementRules.against(a, state, now);
      case OccurrenceAct a -> OccurrenceRules.against(a, state);
      case AllegationAct a -> AllegationRules.against(a, state, now);
      case IssueAct a -> IssueRules.against(a, state, now);
      case AdoptionAct a -> AdoptionRules.against(a, state);
    };
  }

  /// Folds an accepted act once before it is offered to the log, and asks the state for what is
  /// asked of it next. The bounds of what an act can say see to it that this never fails; where
  /// they have a gap, the act is refused, and not recorded for every later answer to fail on.
  private static Optional<Refusal> rehearsed(NegotiationState state, Recorded recorded) {
    var act = recorded.event().act();
    try {
      var after = state.after(recorded);
      if (act instanceof AgreementAct a)
        after
            .agreement(a.agreement())
            .ifPresent(on -> on.computeDates(recorded.at(), after::counts));
      return Optional.empty();
    } catch (RuntimeException e) {
      System.getLogger(NegotiationDecider.class.getName())
          .log(System.Logger.Level.ERROR, "an act could not be folded act=" + act.name(), e);
      return Optional.of(new Unfoldable(act.name()));
    }
  }
}
