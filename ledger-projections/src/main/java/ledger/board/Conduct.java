package ledger.board;

import java.util.List;
import java.util.Optional;
import ledger.act.Id;
import ledger.terms.Commitment;

/// What has to be alike for two commitments of different agreements to be compared.
record Conduct(
    List<Id> debtors, Optional<Commitment.Conduct> conduct, Optional<Commitment.Measure> measure) {

  static Conduct of(Cell cell) {
    return new Conduct(cell.debtors(), cell.conduct(), cell.measure());
  }
}
