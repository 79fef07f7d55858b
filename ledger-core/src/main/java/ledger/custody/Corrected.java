package ledger.custody;

import java.util.Optional;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Event;
import ledger.record.Vocabulary;
import ledger.value.Malformed;

/// An act with a corrected envelope.
public final class Corrected {

  private Corrected() {}

  /// Empty if the corrected act would not be valid, such as a report without a time.
  public static Optional<Event> by(Event event, CorrectRecord correction) {
    try {
      return Optional.of(corrected(event, correction));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  /// What would not be valid in the corrected act.
  public static Optional<String> fault(Event event, CorrectRecord correction) {
    try {
      corrected(event, correction);
      return Optional.empty();
    } catch (Malformed fault) {
      return Optional.of(String.valueOf(fault.getMessage()));
    }
  }

  private static Event corrected(Event event, CorrectRecord correction) {
    var act = event.act();
    return Vocabulary.of(event.getClass())
        .happened(act.with(correction.patch().appliedTo(act.envelope())));
  }
}
