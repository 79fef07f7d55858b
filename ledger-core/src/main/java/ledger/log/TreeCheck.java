package ledger.log;

/// Holds what comes from the store against the tree that was signed.
public interface TreeCheck {

  /// Where nothing has been signed that this process could know of.
  TreeCheck NONE = _ -> {};

  /// @throws Altered where the tree has another leaf at its position; an entry that the tree does
  ///   not reach yet passes
  void check(LogEntry entry);
}
