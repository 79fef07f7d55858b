package ledger.administration;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import ledger.value.Id;
import ledger.value.Malformed;

/// What a personal token may be used for: never for more than its user may do.
///
/// @param may one or more
/// @param negotiation the only one that it is good for; empty for all that its user takes part in
public record TokenScope(Set<Use> may, Optional<Id> negotiation) {

  public enum Use {
    /// To ask; nothing is recorded.
    READ,
    /// To put acts on record.
    WRITE
  }

  public TokenScope {
    Malformed.unless(!may.isEmpty(), "a token may be used for one thing at least");
    may = Collections.unmodifiableSet(EnumSet.copyOf(may));
  }
}
