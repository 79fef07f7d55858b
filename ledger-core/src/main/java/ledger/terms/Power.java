package ledger.terms;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import ledger.value.Id;
import ledger.value.Words;

/// What the text lets somebody do to its force by notice.
///
/// @param holders who may use it; empty means every participant
/// @param scope the commitments it reaches; empty means the whole agreement
/// @param requires what has to be so before it may be used
/// @param noticePeriod between the notice and its effect
/// @param effectUnless what averts the effect of a notice, where the notice does not say it itself
public record Power(
    Id key,
    Words texts,
    List<Id> holders,
    Effect effect,
    List<Id> scope,
    Optional<Expr> requires,
    Optional<Period> noticePeriod,
    Optional<Expr> effectUnless)
    implements Term {
  public Power {
    holders = List.copyOf(holders);
    scope = List.copyOf(scope);
  }

  @Override
  public Id id() {
    return key;
  }
}
