package ledger.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ledger.act.Actor;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.How;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.act.MandateAct.GrantMandate;
import ledger.allegation.Allegation.Raised;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ClosedAllegation;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoCureOffered;
import ledger.decision.Refusal.NoMandateBasis;
import ledger.decision.Refusal.NoParticulars;
import ledger.decision.Refusal.NotAPartyToIt;
import ledger.decision.Refusal.NotRespondent;
import ledger.decision.Refusal.OnlyAllegerMayClose;
import ledger.decision.Refusal.StepOutOfOrder;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.terms.Terms;
import ledger.value.Id;

/// Who may allege what, and who may answer, mend, refer, find and close.
final class AllegationRules {

  private AllegationRules() {}

  static Optional<Refusal> against(AllegationAct act, NegotiationState state, Instant now) {
    if (act instanceof AllegeBreach a) return against(a, state);
    return state
        .raisedAllegation(act.id())
        .map(raised -> closed(act, raised, state, now).or(() -> against(act, raised, state, now)))
        .orElseGet(
            () -> Optional.of(new Unknown(RefusalSubject.ALLEGATION, "id", act.id().value())));
  }

  private static Optional<Refusal> against(AllegeBreach a, NegotiationState state) {
    if (state.allegation(a.id()).isPresent())
      return Optional.of(new IdTaken(RefusalSubject.ALLEGATION, "id", a.id()));
    if (a.particulars().filter(p -> !p.isBlank()).isEmpty())
      return Optional.of(new NoParticulars());
    return KeyRules.firstUnresolved("keys", a.keys(), "", state);
  }

  /// What was said before the closing may be recorded after it.
  private static Optional<Refusal> closed(
      AllegationAct act, Raised raised, NegotiationState state, Instant now) {
    var judged = Guards.judgedAt(act, now);
    return raised
        .closing(state::counts)
        .filter(closing ->
            !Guards.isHistory(act)
                && closing.envelope().statedFrom().filter(judged::isBefore).isEmpty())
        .map(closing -> new ClosedAllegation(act.id(), how(closing), closing.actId()));
  }

  private static How how(AllegationAct closing) {
    return closing instanceof CloseAllegation c ? c.how() : How.CURED;
  }

  private static Optional<Refusal> against(
      AllegationAct act, Raised raised, NegotiationState state, Instant now) {
    var alleger = raised.as().by();
    var respondent = raised.as().against();
    return switch (act) {
      case AllegeBreach _, SubmitEvidence _ -> Optional.empty();
      case RespondToAllegation a ->
          notRespondent(a, respondent)
              .or(() -> PropositionRules.firstUnknown("leavesOpen", a.leavesOpen(), state));
      case OfferCure a -> notRespondent(a, respondent);
      case AcceptCure a ->
          raised.cureIsOffered() ? notAlleger(a, alleger) : Optional.of(new NoCureOffered(a.id()));
      case ReferAllegation a ->
          neither(a, alleger, respondent).or(() -> outOfOrder(a, raised, state, now));
      case RecordFinding a -> baseless(a, state);
      case CloseAllegation a ->
          a.how() == How.SETTLED ? neither(a, alleger, respondent) : notAlleger(a, alleger);
    };
  }

  private static Optional<Refusal> notRespondent(AllegationAct act, Id respondent) {
    return act.by().is(respondent)
        ? Optional.empty()
        : Optional.of(new NotRespondent(act.by(), respondent));
  }

  private static Optional<Refusal> notAlleger(AllegationAct act, Actor alleger) {
    return act.by().equals(alleger)
        ? Optional.empty()
        : Optional.of(new OnlyAllegerMayClose(act.by(), alleger));
  }

  private static Optional<Refusal> neither(AllegationAct act, Actor alleger, Id respondent) {
    return act.by().equals(alleger) || act.by().is(respondent)
        ? Optional.empty()
        : Optional.of(new NotAPartyToIt(act.by(), alleger, respondent));
  }

  /// A step of the procedure comes after the one before it; a forum outside it is named without.
  private static Optional<Refusal> outOfOrder(
      ReferAllegation a, Raised raised, NegotiationState state, Instant now) {
    if (a.step().isEmpty() || Guards.isHistory(a)) return Optional.empty();
    var taken = raised.steps();
    var next =
        procedure(raised, state, Guards.judgedAt(a, now)).stream()
            .map(Terms.Step::step)
            .filter(step -> !taken.contains(step))
            .findFirst();
    return next.equals(a.step())
        ? Optional.empty()
        : Optional.of(new StepOutOfOrder(a.step().get(), next));
  }

  private static List<Terms.Step> procedure(Raised raised, NegotiationState state, Instant at) {
    return raised.as().keys().stream()
        .flatMap(ref -> state.agreementsWith(ref))
        .distinct()
        .flatMap(id -> state.agreement(id).stream())
        .flatMap(on -> on.currentAt(at, state::counts).terms().procedure().stream())
        .distinct()
        .toList();
  }

  private static Optional<Refusal> baseless(RecordFinding a, NegotiationState state) {
    boolean mandated =
        a.mandate()
            .flatMap(id -> state.mandate(id, a.envelope().statedFrom().orElse(Instant.MAX)))
            .filter(m -> m.covers(a.name()))
            .map(GrantMandate::representative)
            .equals(Optional.of(a.body()));
    return mandated || a.mandate().isEmpty() && a.basis().filter(b -> !b.isBlank()).isPresent()
        ? Optional.empty()
        : Optional.of(new NoMandateBasis(a.body()));
  }
}
