package ledger.rules;

import java.util.Optional;
import ledger.act.SourceAct;
import ledger.act.SourceAct.RegisterSource;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.SourceAlreadyRegistered;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// Which sources are new.
final class SourceRules {

  private SourceRules() {}

  static Optional<Refusal> against(SourceAct act, NegotiationState state) {
    return switch (act) {
      case RegisterSource a when state.hasSource(a.id()) ->
          Optional.of(new IdTaken(RefusalSubject.SOURCE, "id", a.id()));
      case RegisterSource a ->
          a.hash()
              .flatMap(hash ->
                  state
                      .sourceWith(hash)
                      .map(existing -> new SourceAlreadyRegistered(existing, hash)));
    };
  }
}
