package ledger.dossier;

import java.time.Instant;
import ledger.act.Act;
import ledger.act.Strength;
import ledger.agreement.Dated;
import ledger.value.When;

/// A statement on record, with how near the ledger is to the one whose act it is.
///
/// @param counts whether it moves that one's own consent, readiness and stance
public record StatementOnRecord<A extends Act.Statement>(
    Entry entry, A act, Strength strength, boolean counts) implements Dated<A> {

  @Override
  public Instant effective() {
    return entry.effective();
  }

  public When since() {
    return entry.since();
  }
}
