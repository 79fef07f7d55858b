package ledger.request;

import ledger.act.UserId;

/// What is to be read of one negotiation, and by whom.
///
/// @param negotiation as it stands in the address, which may be no id at all
public record ReadRequest(String negotiation, UserId caller, ReadParameters parameters) {}
