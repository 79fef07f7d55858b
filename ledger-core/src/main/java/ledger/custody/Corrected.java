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
    var act = event.act();
    try {
      return Optional.of(
          Vocabulary.of(event.getClass())
              .happened(act.with(correction.patch().appliedTo(act.envelope()))));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}
