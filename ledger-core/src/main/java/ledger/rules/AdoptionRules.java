package ledger.rules;

import java.util.Optional;
import ledger.act.AdoptionAct;
import ledger.act.AdoptionAct.AdoptWords;
import ledger.act.AdoptionAct.DisownWords;
import ledger.adoption.Adoption.Kind;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAnnulled;
import ledger.decision.Refusal.AlreadyDisowned;
import ledger.decision.Refusal.ItsOwnWords;
import ledger.decision.Refusal.NotItsWords;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// What somebody can adopt or disown: words that others recorded as its own.
final class AdoptionRules {

  private AdoptionRules() {}

  static Optional<Refusal> against(AdoptionAct act, NegotiationState state) {
    var target = act.target();
    if (!state.holds(target))
      return Optional.of(new Unknown(RefusalSubject.ENTRY, "target", target.toString()));
    if (state.custody().isAnnulled(target)) return Optional.of(new AlreadyAnnulled(target));
    var spoken = state.spoken(target).filter(words -> act.by().is(words.by()));
    if (spoken.isEmpty()) return Optional.of(new NotItsWords(target, act.by()));
    if (spoken.get().performed()) return Optional.of(new ItsOwnWords(act.name(), target, target));
    return state
        .adoption(target)
        .flatMap(before ->
            before.kind() == Kind.ADOPTED
                ? Optional.of(new ItsOwnWords(act.name(), target, before.act()))
                : switch (act) {
                  case AdoptWords _ -> Optional.<Refusal>empty();
                  case DisownWords _ -> Optional.of(new AlreadyDisowned(target, before.act()));
                });
  }
}
