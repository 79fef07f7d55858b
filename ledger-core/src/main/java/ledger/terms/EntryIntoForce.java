package ledger.terms;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/// When an agreement enters into force, and when it does for whoever joins later.
///
/// @param delay from the rule being met to entry into force
/// @param delayForLater from a later participant's own consent to its being bound
public record EntryIntoForce(Rule rule, Optional<Period> delay, Optional<Period> delayForLater) {

  public static final EntryIntoForce BY_ALL =
      new EntryIntoForce(Rule.BY_ALL, Optional.empty(), Optional.empty());

  public Optional<Instant> starts(Rule.Given given) {
    return rule.met(given).map(met -> after(met, delay));
  }

  public Instant startsForLater(Instant consent) {
    return after(consent, delayForLater);
  }

  /// Calendar days and months are counted in UTC.
  public static Instant after(Instant moment, Optional<Period> delay) {
    return delay.map(d -> moment.atOffset(ZoneOffset.UTC).plus(d).toInstant()).orElse(moment);
  }
}
