package ledger.dossier;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.value.Id;

/// Where a dossier comes from.
@FunctionalInterface
public interface Acts {

  /// Every act of a negotiation that is on record, for whomever, in the order of the record.
  List<Entry> of(Id negotiation);

  /// The same of several; one of which nothing is on record may be missing.
  default Map<Id, List<Entry>> of(Collection<Id> negotiations) {
    var acts = new HashMap<Id, List<Entry>>();
    negotiations.forEach(negotiation -> acts.put(negotiation, of(negotiation)));
    return acts;
  }
}
