package ledger.negotiation;

import java.time.Instant;
import ledger.act.Actor;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;

/// A stance that was taken, with when it was said.
record StanceOnRecord(Actor by, Proposition proposition, Stance stance, Instant at) {

  /// Said again, by its adoption; what was said after that stays where it is.
  StanceOnRecord said(Instant adopted) {
    return new StanceOnRecord(by, proposition, stance, at.isBefore(adopted) ? adopted : at);
  }
}
