package ledger.record.postgres;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.log.LogEntry;
import ledger.log.postgres.LogTable;
import ledger.record.Recorded;
import ledger.record.json.EntryFormat;
import ledger.seal.json.Sameness;
import ledger.value.Id;

/// Reads the acts of a negotiation straight from the log, through an index: what that costs depends
/// on the negotiation and not on the ledger.
public final class ActsOnRecord {

  /// @param position in the log, 0 for its first entry
  /// @param sealed some of its text can be erased
  public record Positioned(long position, Recorded recorded, boolean sealed) {}

  private final LogTable entries;
  private final EntryFormat format;

  public ActsOnRecord(LogTable entries, EntryFormat format) {
    this.entries = entries;
    this.format = format;
  }

  /// @param after the last position that is known already, -1 for none
  public List<Positioned> of(Id negotiation, long after) {
    return entries.ofNegotiation(negotiation.value(), after).stream()
        .map(this::positioned)
        .toList();
  }

  /// -1 where nothing is on record.
  public long last(Id negotiation) {
    return entries.lastPosition(negotiation.value());
  }

  public Optional<Positioned> act(UUID actId) {
    return entries.byEvent(actId).map(this::positioned);
  }

  /// @param sameness whether what is on record is what was sent
  public record Again(long position, Sameness sameness) {}

  /// What is on record under the id of an act that was sent.
  public Optional<Again> again(Act sent) {
    return entries
        .byEvent(sent.actId())
        .map(entry -> new Again(entry.position(), format.compare(entry, sent)));
  }

  private Positioned positioned(LogEntry entry) {
    return new Positioned(
        entry.position(), format.recorded(entry), entry.identity().key().isPresent());
  }
}
