package ledger.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.dossier.Dossier.Alleged;
import ledger.value.Id;

/// What is alleged, with everything said to it.
final class Allegations {

  private final Map<Id, Alleged> raised = new LinkedHashMap<>();
  private final Map<Id, List<StatementOnRecord<? extends AllegationAct>>> answers = new HashMap<>();

  void raise(StatementOnRecord<AllegeBreach> said) {
    raised.put(said.act().id(), new Alleged(said, answersTo(said.act().id())));
  }

  void answer(StatementOnRecord<? extends AllegationAct> said) {
    answersTo(said.act().id()).add(said);
  }

  private List<StatementOnRecord<? extends AllegationAct>> answersTo(Id allegation) {
    return answers.computeIfAbsent(allegation, _ -> new ArrayList<>());
  }

  Map<Id, Alleged> raised() {
    return raised;
  }
}
