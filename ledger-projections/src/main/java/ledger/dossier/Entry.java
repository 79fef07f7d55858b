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
import ledger.adoption.Adoption;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.value.When;

/// One act of the record as a fold reads it: at its position, with what the ledger added.
///
/// @param effective when the act takes effect: when it was stated, an occurrence when it happened,
///   a filing when it was recorded
/// @param sealed some of its text can be erased
/// @param adopted what the one whose words they are said of them
public record Entry(
    long position,
    Recorded recorded,
    Instant effective,
    boolean sealed,
    Optional<Adopted> adopted) {

  /// @param asRecorded the words as others recorded them: when they were said, not when they were
  ///   adopted
  public record Adopted(Adoption adoption, Recorded asRecorded) {}

  /// By when it took effect, and among acts of one moment by when it was recorded.
  public static final Comparator<Entry> EFFECTIVE_ORDER =
      Comparator.comparing(Entry::effective).thenComparingLong(Entry::position);

  public static Entry of(long position, Recorded recorded) {
    return of(position, recorded, false);
  }

  public static Entry of(long position, Recorded recorded, boolean sealed) {
    return new Entry(position, recorded, takesEffect(recorded), sealed, Optional.empty());
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

  /// The same after its words were adopted, or disowned.
  ///
  /// @param counted whether they count as they were recorded
  Entry after(Adoption adoption, boolean counted) {
    var words = adoption.of(act(), counted);
    var heard =
        words == act()
            ? recorded
            : recorded.with(Vocabulary.of(recorded.event().getClass()).happened(words));
    return new Entry(
        position, heard, takesEffect(heard), sealed, Optional.of(new Adopted(adoption, recorded)));
  }

  /// The same as it was recorded, whatever was said of its words since.
  public Entry asRecorded() {
    return adopted.map(a -> of(position, a.asRecorded(), sealed)).orElse(this);
  }

  public Optional<Adoption> adoption() {
    return adopted.map(Adopted::adoption);
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
