package ledger.account;

import java.time.Instant;
import ledger.administration.TokenScope;
import ledger.value.Id;

/// A token that its user made beside the account's own: for less than the user may do, and not for
/// ever.
///
/// @param hash its SHA-256
/// @param issued when it came on record
/// @param expires it signs nobody in from then on
public record PersonalToken(
    Id name, TokenScope scope, String hash, Instant issued, Instant expires) {

  boolean isOver(Instant now) {
    return !now.isBefore(expires);
  }
}
