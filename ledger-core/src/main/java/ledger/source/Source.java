package ledger.source;

import ledger.act.Event.SourceEvent;
import ledger.act.Event.SourceRegistered;
import ledger.act.SourceAct.RegisterSource;

/// A document, recording or report. Nothing about it changes after it is registered.
public sealed interface Source {

  record Unregistered() implements Source {}

  record Registered(RegisterSource as) implements Source {}

  static Source evolve(Source before, SourceEvent event) {
    return switch (event) {
      case SourceRegistered(var act) -> new Registered(act);
    };
  }
}
