package ledger.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.value.Id;

/// Where an account has what comes on record posted to, as it is stored.
///
/// @param negotiation the only one that is told of; empty for all that the owner takes part in
/// @param sealed its [Destination]
/// @param formerUntil how long the secret before this one counts too
record Endpoint(
    UUID id,
    UserId owner,
    Optional<Id> negotiation,
    String sealed,
    Optional<Instant> formerUntil,
    Instant made,
    Standing standing) {

  Endpoint sealed(String other, Optional<Instant> until) {
    return new Endpoint(id, owner, negotiation, other, until, made, standing);
  }
}
