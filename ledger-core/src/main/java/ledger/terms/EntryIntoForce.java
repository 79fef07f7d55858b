package ledger.terms;

import java.time.Period;
import java.util.Optional;
import ledger.value.When;

/// When an agreement enters into force, and when it does for whoever joins later.
///
/// @param delay from the rule being met to entry into force
/// @param delayForLater from a later participant's own consent to its being bound
public record EntryIntoForce(Rule rule, Optional<Period> delay, Optional<Period> delayForLater) {

  public static final EntryIntoForce BY_ALL =
      new EntryIntoForce(Rule.BY_ALL, Optional.empty(), Optional.empty());

  /// Counted from whatever met the rule last, by the clock of that.
  public Optional<When> starts(Rule.Given given) {
    return rule.met(given).map(met -> CivilTime.after(met, delay));
  }

  public When startsForLater(When consent) {
    return CivilTime.after(consent, delayForLater);
  }
}
