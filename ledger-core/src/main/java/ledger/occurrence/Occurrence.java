package ledger.occurrence;

import ledger.act.Event.OccurrenceAssessed;
import ledger.act.Event.OccurrenceEvent;
import ledger.act.Event.OccurrenceReported;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.decision.ImpossibleHistory;

/// A reported happening, or a reported absence of one. Whether it happened is a stance.
public sealed interface Occurrence {

  record Unreported() implements Occurrence {}

  record Reported(ReportOccurrence as) implements Occurrence {}

  static Occurrence evolve(Occurrence before, OccurrenceEvent event) {
    return switch (event) {
      case OccurrenceReported(var act) -> new Reported(act);
      case OccurrenceAssessed _ when before instanceof Reported -> before;
      case OccurrenceAssessed _ -> throw new ImpossibleHistory(before, event);
    };
  }
}
