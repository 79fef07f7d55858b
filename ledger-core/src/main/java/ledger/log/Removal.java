package ledger.log;

import ledger.transparency.TreeHash;

/// An act on record that takes a payload away: of which entry.
///
/// @param leaf hash of the entry's leaf in the tree
public record Removal(long position, TreeHash leaf) {}
