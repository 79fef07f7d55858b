package ledger.log;

/// Holds what comes from the store against the tree that was signed.
public interface TreeCheck {

  /// Where nothing has been signed that this process could know of.
  TreeCheck NONE = _ -> false;

  /// @return whether the tree reaches the entry: one that it does not reach yet passes
  /// @throws Altered where the tree has another leaf at its position
  boolean check(LogEntry entry);
}
