package ledger.record;

/// Where an entry stands in the log, and what the tree has of it.
///
/// @param leaf hash of its leaf, 32 bytes in Base64
public record PlaceInLog(long position, String leaf) {}
