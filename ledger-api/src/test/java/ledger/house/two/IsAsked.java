package ledger.house.two;

import ledger.house.one.Asks;

/// The other half.
public record IsAsked(Asks by) {}
