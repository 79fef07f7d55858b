package ledger.database;

import java.util.Optional;

/// Starts a database again that went away, where that is anybody's work here.
public interface DatabaseKeeper {

  /// What stands in the way of its being there; empty where it runs.
  Optional<String> trouble();
}
