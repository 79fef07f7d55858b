package ledger.log;

import java.util.List;
import java.util.Optional;

/// One stream of the log, for whoever keeps its fold. What is given was held against the signed
/// tree, as far as the tree goes.
public interface StreamReader {

  /// What a stream has on record behind an entry.
  ///
  /// @param known the last entry that was read; empty for none
  /// @param stream its id
  /// @throws Altered where another entry, or none, stands where the known one was
  List<LogEntry> behind(Optional<LogEntry> known, String stream);

  /// Holds an entry that was read before against what has been signed since.
  ///
  /// @return whether the tree reaches it
  /// @throws Altered where the tree has another one there
  boolean isSigned(LogEntry entry);
}
