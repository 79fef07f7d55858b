package ledger.source;

import static ledger.decision.Decision.accept;
import static ledger.decision.Decision.refuse;

import java.time.Instant;
import ledger.act.Event.SourceRegistered;
import ledger.act.SourceAct;
import ledger.act.SourceAct.RegisterSource;
import ledger.context.Context;
import ledger.decision.Decision;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.SourceAlreadyRegistered;
import ledger.decision.Subject;
import ledger.source.Source.Registered;

/// Which sources are new.
public final class SourceDecider {

  private SourceDecider() {}

  public static Decision decide(Source state, SourceAct act, Context context, Instant now) {
    return context
        .guard(act, now)
        .map(Decision::refuse)
        .orElseGet(() -> rules(state, act, context));
  }

  private static Decision rules(Source state, SourceAct act, Context context) {
    return switch (act) {
      case RegisterSource a when state instanceof Registered ->
          refuse(new IdTaken(Subject.SOURCE, "id", a.id()));
      case RegisterSource a ->
          a.hash()
              .flatMap(hash ->
                  context
                      .known()
                      .sourceWith(hash)
                      .map(existing -> refuse(new SourceAlreadyRegistered(existing, hash))))
              .orElseGet(() -> accept(new SourceRegistered(a)));
    };
  }
}
