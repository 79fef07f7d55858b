package ledger.log;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import ledger.transparency.TreeHash;

/// Which payloads are gone although no act behind them names their position and leaf. Without such
/// an act, what is gone was altered.
public final class Removals {

  private final SortedMap<Long, TreeHash> gone = new TreeMap<>();

  /// In the order of the log.
  ///
  /// @param act what the entry takes away, where it does
  public void add(LogEntry entry, Optional<Removal> act) {
    if (entry.isWithoutPayload()) gone.put(entry.position(), entry.hash());
    act.ifPresent(removal -> gone.remove(removal.position(), removal.leaf()));
  }

  /// The positions that nothing names.
  public SortedSet<Long> unnamed() {
    return new TreeSet<>(gone.keySet());
  }

  /// What does not fit about one of them.
  public static Altered altered(long position) {
    return new Altered(position, "its payload is gone, and no act on record takes it away");
  }
}
