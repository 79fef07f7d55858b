package ledger.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.Envelope.Mode;
import ledger.act.When;
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

  /// When it was said, as exact as that is known; what is performed without a time is said as it is
  /// recorded.
  public Optional<When> statedAt() {
    var envelope = act().envelope();
    return envelope
        .statedAt()
        .or(() ->
            envelope.mode() == Mode.PERFORMED
                ? Optional.of(When.at(recorded.at().atOffset(ZoneOffset.UTC)))
                : Optional.empty());
  }
}
