package ledger.dossier;

import java.time.Instant;
import java.util.Comparator;
import ledger.act.Act;
import ledger.record.Recorded;

/// One act of the record as a fold reads it: at its position, with what the ledger added.
public record Entry(long position, Recorded recorded) {

  /// By when it was said, and among acts said together by when it was recorded.
  public static final Comparator<Entry> EFFECTIVE_ORDER =
      Comparator.comparing(Entry::effective).thenComparingLong(Entry::position);

  public Act act() {
    return recorded.event().act();
  }

  /// When the act takes effect: when it was stated; a filing, when it was recorded.
  public Instant effective() {
    return act().envelope().statedFrom().orElse(recorded.at());
  }
}
