package ledger.dossier;

import java.util.List;
import ledger.act.Id;

/// Where whoever folds a negotiation has its acts from.
public interface Acts {

  /// All of a negotiation's acts that are on record, in the order of the record; none where there
  /// is no such negotiation.
  List<Entry> of(Id negotiation);
}
