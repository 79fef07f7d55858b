package ledger.negotiation;

import java.util.List;
import java.util.Optional;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.IssueAct;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// What the ids in an act stand for.
public interface Directory {

  Optional<AdvanceReading> reading(Id id);

  Optional<AllegeBreach> allegation(Id id);

  Optional<IssueAct.Raised> raised(Id proposition);

  /// Whoever the newest text that has the commitment names to owe it, and whoever it was handed on
  /// to; nobody where the text leaves that open, or none has it.
  List<Id> debtorsOf(KeyRef commitment);

  /// The same commitment with its agreement named: a bare key is the first on record of that name.
  KeyRef home(KeyRef commitment);
}
