package ledger.recording;

import java.time.Duration;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many acts each account may have decided in an hour, and how many negotiations it may open in
/// a day. There are no bounds unless they are set.
///
/// An act that was refused counts, as it takes the same work; one that was on record already does
/// not, so that a file which was cut short can be sent again. Each node counts for itself, in
/// memory.
@Component
final class Quotas {

  private final Allowance acts;
  private final Allowance negotiations;

  Quotas(
      @Value("${ledger.quota.acts:0}") int acts,
      @Value("${ledger.quota.negotiations:0}") int negotiations) {
    this.acts = new Allowance(acts, Duration.ofHours(1));
    this.negotiations = new Allowance(negotiations, Duration.ofDays(1));
  }

  /// @return why it is not decided now; empty where it is, and counts
  Optional<Problem> use(Act act, UserId user) {
    long now = System.nanoTime();
    var tooMany = acts.use(user, now).map(wait -> RequestProblems.quota("acts", acts.most(), wait));
    if (tooMany.isPresent() || !(act instanceof OpenNegotiation)) return tooMany;
    var tooManyOpened = negotiations.use(user, now);
    if (tooManyOpened.isPresent()) acts.giveBack(user);
    return tooManyOpened.map(
        wait -> RequestProblems.quota("negotiations", negotiations.most(), wait));
  }

  void giveBack(Act act, UserId user) {
    acts.giveBack(user);
    if (act instanceof OpenNegotiation) negotiations.giveBack(user);
  }
}
