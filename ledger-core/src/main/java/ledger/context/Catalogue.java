package ledger.context;

import java.util.Optional;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.Id;
import ledger.act.IssueAct;

/// What the ids in an act stand for.
public interface Catalogue {

  Optional<AdvanceReading> reading(Id id);

  Optional<AllegeBreach> allegation(Id id);

  Optional<IssueAct.Raised> raised(Id proposition);
}
