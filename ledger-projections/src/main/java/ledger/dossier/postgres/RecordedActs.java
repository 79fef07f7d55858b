package ledger.dossier.postgres;

import java.util.List;
import ledger.dossier.Acts;
import ledger.dossier.Entry;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;

/// The acts of a negotiation, read anew from the record each time.
public final class RecordedActs implements Acts {

  private final ActsOnRecord record;

  public RecordedActs(ActsOnRecord record) {
    this.record = record;
  }

  @Override
  public List<Entry> of(Id negotiation) {
    return record.of(negotiation, -1).stream()
        .map(act -> Entry.of(act.position(), act.recorded(), act.sealed()))
        .toList();
  }
}
