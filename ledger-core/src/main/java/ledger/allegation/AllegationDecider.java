package ledger.allegation;

import static ledger.decision.Decision.accept;

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
import ledger.act.Event.AllegationAnswered;
import ledger.act.Event.AllegationClosed;
import ledger.act.Event.AllegationReferred;
import ledger.act.Event.BreachAlleged;
import ledger.act.Event.CureAccepted;
import ledger.act.Event.CureOffered;
import ledger.act.Event.EvidenceSubmitted;
import ledger.act.Event.FindingRecorded;
import ledger.act.Id;
import ledger.act.MandateAct.GrantMandate;
import ledger.allegation.Allegation.Raised;
import ledger.context.Context;
import ledger.decision.Decision;
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
import ledger.decision.Subject;
import ledger.terms.Terms;

/// Who may allege what, and who may answer, mend, refer, find and close.
public final class AllegationDecider {

  private AllegationDecider() {}

  public static Decision decide(Allegation state, AllegationAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .or(() ->
            act instanceof AllegeBreach a
                ? against(a, state, context)
                : state instanceof Raised raised
                    ? closed(act, raised, context, now).or(() -> against(act, raised, context, now))
                    : Optional.of(new Unknown(Subject.ALLEGATION, "id", act.id().value())))
        .map(Decision::refuse)
        .orElseGet(() ->
            accept(
                switch (act) {
                  case AllegeBreach a -> new BreachAlleged(a);
                  case RespondToAllegation a -> new AllegationAnswered(a);
                  case SubmitEvidence a -> new EvidenceSubmitted(a);
                  case OfferCure a -> new CureOffered(a);
                  case AcceptCure a -> new CureAccepted(a);
                  case ReferAllegation a -> new AllegationReferred(a);
                  case RecordFinding a -> new FindingRecorded(a);
                  case CloseAllegation a -> new AllegationClosed(a);
                }));
  }

  private static Optional<Refusal> against(AllegeBreach a, Allegation state, Context context) {
    if (state instanceof Raised) return Optional.of(new IdTaken(Subject.ALLEGATION, "id", a.id()));
    if (a.particulars().filter(p -> !p.isBlank()).isEmpty())
      return Optional.of(new NoParticulars());
    return context.known().firstUnresolved("keys", a.keys(), "");
  }

  /// What was said before the closing may be recorded after it.
  private static Optional<Refusal> closed(
      AllegationAct act, Raised raised, Context context, Instant now) {
    var judged = Context.judgedAt(act, now);
    return raised
        .closing(context::counts)
        .filter(closing ->
            !Context.isHistory(act)
                && closing.envelope().statedFrom().filter(judged::isBefore).isEmpty())
        .map(closing -> new ClosedAllegation(act.id(), how(closing), closing.actId()));
  }

  private static How how(AllegationAct closing) {
    return closing instanceof CloseAllegation c ? c.how() : How.CURED;
  }

  private static Optional<Refusal> against(
      AllegationAct act, Raised raised, Context context, Instant now) {
    var alleger = raised.as().by();
    var respondent = raised.as().against();
    return switch (act) {
      case AllegeBreach _, SubmitEvidence _ -> Optional.empty();
      case RespondToAllegation a ->
          notRespondent(a, respondent)
              .or(() -> context.known().firstUnknown("leavesOpen", a.leavesOpen()));
      case OfferCure a -> notRespondent(a, respondent);
      case AcceptCure a ->
          raised.cureIsOffered() ? notAlleger(a, alleger) : Optional.of(new NoCureOffered(a.id()));
      case ReferAllegation a ->
          neither(a, alleger, respondent).or(() -> outOfOrder(a, raised, context, now));
      case RecordFinding a -> baseless(a, context);
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
      ReferAllegation a, Raised raised, Context context, Instant now) {
    if (a.step().isEmpty() || Context.isHistory(a)) return Optional.empty();
    var taken = raised.steps();
    var next =
        procedure(raised, context, Context.judgedAt(a, now)).stream()
            .map(Terms.Step::step)
            .filter(step -> !taken.contains(step))
            .findFirst();
    return next.equals(a.step())
        ? Optional.empty()
        : Optional.of(new StepOutOfOrder(a.step().get(), next));
  }

  private static List<Terms.Step> procedure(Raised raised, Context context, Instant at) {
    return raised.as().keys().stream()
        .flatMap(ref -> context.known().agreementsWith(ref))
        .distinct()
        .flatMap(id -> context.known().agreement(id).stream())
        .flatMap(on -> on.currentAt(at, context::counts).terms().procedure().stream())
        .distinct()
        .toList();
  }

  private static Optional<Refusal> baseless(RecordFinding a, Context context) {
    boolean mandated =
        a.mandate()
            .flatMap(
                id -> context.known().mandate(id, a.envelope().statedFrom().orElse(Instant.MAX)))
            .filter(m -> m.covers(a.name()))
            .map(GrantMandate::representative)
            .equals(Optional.of(a.body()));
    return mandated || a.mandate().isEmpty() && a.basis().filter(b -> !b.isBlank()).isPresent()
        ? Optional.empty()
        : Optional.of(new NoMandateBasis(a.body()));
  }
}
