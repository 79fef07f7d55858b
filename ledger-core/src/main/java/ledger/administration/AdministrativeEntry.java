package ledger.administration;

import java.util.Optional;
import ledger.act.UserId;

/// An event with who caused it.
///
/// @param by a user who is signed in; empty for the ledger itself, at its start
public record AdministrativeEntry(Optional<UserId> by, AdministrativeEvent event) {}
