package ledger.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was found not to be what was committed to, since this process began.
public final class Alterations {

  /// More are no news.
  private static final int KEPT = 100;

  private final Set<String> found = new LinkedHashSet<>();

  /// @param what and where
  public synchronized void found(String what) {
    if (found.size() == KEPT || !found.add(what)) return;
    System.getLogger(Alterations.class.getName())
        .log(System.Logger.Level.ERROR, "the record was altered at {0}", what);
  }

  public synchronized boolean isNone() {
    return found.isEmpty();
  }

  /// In the order in which they were found.
  public synchronized List<String> all() {
    return List.copyOf(found);
  }
}
