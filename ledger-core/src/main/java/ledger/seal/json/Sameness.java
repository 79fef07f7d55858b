package ledger.seal.json;

/// Whether an act that was sent is the one on record.
public enum Sameness {
  SAME,
  DIFFERENT,
  /// Nothing that can still be read tells the two apart; what cannot be read may.
  SAME_IN_WHAT_IS_LEFT,
  /// Nothing is left of it that could be compared.
  ERASED
}
