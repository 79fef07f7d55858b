package ledger.dossier.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.act.Event.NegotiationEvent;
import ledger.log.LogEntry;
import ledger.record.json.EntryFormat;

/// The entries of the log that open dossiers and let users into them. Few entries do: they are put
/// by until it is known up to which position they count.
final class AdmissionEntries {

  private final EntryFormat format;
  private final List<LogEntry> entries = new ArrayList<>();

  AdmissionEntries(EntryFormat format) {
    this.format = format;
  }

  /// In the order of the log; others are passed over.
  void add(LogEntry entry) {
    if (entry.identity().stream().kind().equals(Optional.of("negotiation"))) entries.add(entry);
  }

  /// @param last the last position that counts
  void foldInto(Admissions admissions, long last) {
    for (var entry : entries) if (entry.position() <= last) fold(entry, admissions);
  }

  private void fold(LogEntry entry, Admissions admissions) {
    var recorded = format.recorded(entry);
    if (recorded.event() instanceof NegotiationEvent event) admissions.take(event, recorded.by());
  }
}
