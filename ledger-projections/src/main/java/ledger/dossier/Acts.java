package ledger.dossier;

import java.util.List;
import ledger.value.Id;

/// Where a dossier comes from.
@FunctionalInterface
public interface Acts {

  /// Every act of a negotiation that is on record, in the order of the record.
  List<Entry> of(Id negotiation);
}
