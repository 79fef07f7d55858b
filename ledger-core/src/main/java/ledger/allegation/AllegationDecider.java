package ledger.allegation;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import java.util.Optional;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.Event.AllegationAnswered;
import ledger.act.Event.BreachAlleged;
import ledger.allegation.Allegation.Raised;
import ledger.allegation.Allegation.Unraised;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoParticulars;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NotRespondent;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.terms.KeyRef;

/// Who may be alleged to owe what, and who may answer.
public final class AllegationDecider {

  private AllegationDecider() {}

  public static Decision decide(Allegation state, AllegationAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .map(Decision::refuse)
        .orElseGet(() -> rules(state, act, context));
  }

  private static Decision rules(Allegation state, AllegationAct act, Context context) {
    return switch (act) {
      case AllegeBreach a when state instanceof Raised ->
          refuse(new IdTaken(Subject.ALLEGATION, "id", a.id()));
      case AllegeBreach a when a.particulars().filter(p -> !p.isBlank()).isEmpty() ->
          refuse(new NoParticulars());
      case AllegeBreach a ->
          context
              .known()
              .firstUnresolved("keys", a.keys(), "")
              .or(() -> notOwed(a, context))
              .map(Decision::refuse)
              .orElseGet(() -> accept(new BreachAlleged(a)));
      case RespondToAllegation a ->
          switch (state) {
            case Unraised _ -> refuse(new Unknown(Subject.ALLEGATION, "id", a.id().value()));
            case Raised raised when !a.by().is(raised.as().against()) ->
                refuse(new NotRespondent(a.by(), raised.as().against()));
            case Raised _ ->
                context
                    .known()
                    .firstUnknown("leavesOpen", a.leavesOpen())
                    .map(Decision::refuse)
                    .orElseGet(() -> accept(new AllegationAnswered(a)));
          };
    };
  }

  private static Optional<Refusal> notOwed(AllegeBreach a, Context context) {
    return a.keys().stream().flatMap(ref -> notDebtor(a, ref, context).stream()).findFirst();
  }

  private static Optional<Refusal> notDebtor(AllegeBreach a, KeyRef ref, Context context) {
    var debtors = context.known().debtorsOf(ref);
    return debtors.contains(a.against())
        ? Optional.empty()
        : Optional.of(new NotDebtor(ref.key(), debtors, new ledger.act.Actor.Named(a.against())));
  }
}
