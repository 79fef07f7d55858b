package ledger.dossier;

import ledger.act.Act;
import ledger.act.Strength;
import ledger.value.When;

/// A statement on record, with how near the ledger is to the one whose act it is.
///
/// @param counts whether it moves that one's own consent, readiness and stance
public record Said<A extends Act.Statement>(Entry entry, A act, Strength strength, boolean counts) {

  public When since() {
    return entry.since();
  }
}
