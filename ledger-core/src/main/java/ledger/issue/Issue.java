package ledger.issue;

import ledger.act.Event.IssueEvent;
import ledger.act.Event.IssueRaised;
import ledger.act.Event.StanceTaken;
import ledger.act.IssueAct.RaiseIssue;

/// A question with its possible answers. Stances are kept with the propositions they are about.
public sealed interface Issue {

  record Unraised() implements Issue {}

  record Raised(RaiseIssue as) implements Issue {}

  static Issue evolve(Issue before, IssueEvent event) {
    return switch (event) {
      case IssueRaised(var act) -> new Raised(act);
      case StanceTaken _ -> before;
    };
  }
}
