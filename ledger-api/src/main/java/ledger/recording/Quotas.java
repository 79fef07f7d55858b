package ledger.recording;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many acts each account may have decided in an hour, how many it may try, and how many
/// negotiations it may open in a day. There are no bounds unless they are set.
///
/// An act that was refused counts, as it takes the same work; one that was on record already does
/// not, so that a file which was cut short can be sent again. Acts that are tried are counted
/// apart: to look before one records takes nothing from what may be recorded. What would be if acts
/// were on record is asked at the cost of one that is tried. Each node counts for itself, in
/// memory.
@Component
public final class Quotas {

  private final Allowance acts;
  private final Allowance tried;
  private final Allowance negotiations;
  private final Counter actsRefused;
  private final Counter triedRefused;
  private final Counter negotiationsRefused;

  Quotas(
      MeterRegistry meters,
      @Value("${ledger.quota.acts:0}") int acts,
      @Value("${ledger.quota.tried:${ledger.quota.acts:0}}") int tried,
      @Value("${ledger.quota.negotiations:0}") int negotiations) {
    this.acts = new Allowance(acts, Duration.ofHours(1));
    this.tried = new Allowance(tried, Duration.ofHours(1));
    this.negotiations = new Allowance(negotiations, Duration.ofDays(1));
    this.actsRefused = measured(meters, "acts", this.acts);
    this.triedRefused = measured(meters, "tried", this.tried);
    this.negotiationsRefused = measured(meters, "negotiations", this.negotiations);
  }

  private static Counter measured(MeterRegistry meters, String quota, Allowance allowance) {
    Gauge.builder("ledger.quota.limit", allowance::most)
        .description(
            "What one account may do: acts and tries in an hour, negotiations in a day; 0: no bound.")
        .tag("quota", quota)
        .register(meters);
    return Counter.builder("ledger.quota.exceeded")
        .description(
            "Acts that were not decided or tried because an account had used up its quota.")
        .tag("quota", quota)
        .register(meters);
  }

  /// @return why it is not decided now; empty where it is, and counts
  Optional<Problem> use(Act act, UserId user) {
    long now = System.nanoTime();
    var tooMany = acts.use(user, now).map(wait -> RequestProblems.quota("acts", acts.most(), wait));
    if (tooMany.isPresent()) actsRefused.increment();
    if (tooMany.isPresent() || !(act instanceof OpenNegotiation)) return tooMany;
    var tooManyOpened = negotiations.use(user, now);
    if (tooManyOpened.isPresent()) {
      negotiationsRefused.increment();
      acts.giveBack(user);
    }
    return tooManyOpened.map(
        wait -> RequestProblems.quota("negotiations", negotiations.most(), wait));
  }

  /// @return why it is not tried now; empty where it is, and counts
  Optional<Problem> tryOne(UserId user) {
    var tooMany =
        tried
            .use(user, System.nanoTime())
            .map(wait -> RequestProblems.quota("tried", tried.most(), wait));
    if (tooMany.isPresent()) triedRefused.increment();
    return tooMany;
  }

  /// Before it is worked out what would be.
  ///
  /// @throws WrongQuestion where the account has tried too much for now
  public void suppose(UserId user) {
    tryOne(user)
        .ifPresent(tooMuch -> {
          throw new WrongQuestion(tooMuch);
        });
  }

  /// Of one that was tried, and is on record already.
  void giveBackTry(UserId user) {
    tried.giveBack(user);
  }

  void giveBack(Act act, UserId user) {
    acts.giveBack(user);
    if (act instanceof OpenNegotiation) negotiations.giveBack(user);
  }
}
