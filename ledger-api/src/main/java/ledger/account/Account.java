package ledger.account;

import ledger.act.UserId;

/// Somebody who can sign in.
///
/// @param operator may make accounts; it says nothing about any negotiation
public record Account(UserId user, boolean operator) {}
