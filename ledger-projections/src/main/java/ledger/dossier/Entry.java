package ledger.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.Envelope.Mode;
import ledger.act.Event;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.record.Recorded;
import ledger.value.When;

/// One act of the record as a fold reads it: at its position, with what the ledger added.
///
/// @param effective when the act takes effect: when it was stated, an occurrence when it happened,
///   a filing when it was recorded
/// @param sealed some of its text can be erased
public record Entry(long position, Recorded recorded, Instant effective, boolean sealed) {

  /// By when it took effect, and among acts of one moment by when it was recorded.
  public static final Comparator<Entry> EFFECTIVE_ORDER =
      Comparator.comparing(Entry::effective).thenComparingLong(Entry::position);

  public static Entry of(long position, Recorded recorded) {
    return of(position, recorded, false);
  }

  public static Entry of(long position, Recorded recorded, boolean sealed) {
    return new Entry(position, recorded, takesEffect(recorded), sealed);
  }

  private static Instant takesEffect(Recorded recorded) {
    var act = recorded.event().act();
    var stated = act.envelope().statedFrom().orElse(recorded.at());
    return act instanceof ReportOccurrence occurrence
        ? occurrence.when().begins().orElse(stated)
        : stated;
  }

  /// The same entry with its act as it was corrected.
  Entry with(Event corrected) {
    return of(position, recorded.with(corrected), sealed);
  }

  /// The same entry after its payload was taken away.
  Entry withoutPayload() {
    return of(position, recorded.withoutPayload(), sealed);
  }

  public Act act() {
    return recorded.event().act();
  }

  /// Whose members may see it; empty where everybody may who takes part.
  public Optional<UUID> compartment() {
    return recorded.compartment();
  }

  /// When it was said; what is performed without a time is said as it is recorded.
  public Instant stated() {
    return act().envelope().statedFrom().orElse(recorded.at());
  }

  /// When it was said, as exact as that is known.
  public Optional<When> statedAt() {
    var envelope = act().envelope();
    return envelope
        .statedAt()
        .or(() ->
            envelope.mode() == Mode.PERFORMED
                ? Optional.of(When.at(recorded.at().atOffset(ZoneOffset.UTC)))
                : Optional.empty());
  }

  /// From when it has effect, as exact as that is known.
  public When since() {
    return (act() instanceof ReportOccurrence o && o.when().from().isPresent()
            ? Optional.of(o.when())
            : statedAt().filter(w -> w.from().isPresent()))
        .orElseGet(() -> When.at(effective.atOffset(ZoneOffset.UTC)));
  }
}
