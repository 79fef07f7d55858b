package ledger.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import ledger.log.Checkpoints.Signed;
import ledger.transparency.Checkpoint;
import ledger.transparency.CompactRange;
import ledger.transparency.TreeHash;

/// Looks, before anything is written, whether the entries are those of every checkpoint that is
/// known. A database that was restored to before one of them would go on differently from there,
/// and sign a second history.
public final class ForkGuard {

  private static final int PAGE = 4_096;

  private ForkGuard() {}

  /// @param kept the last checkpoint of the store itself
  /// @param others that which was shown, and those that witnesses cosigned
  /// @return what is wrong, in a sentence
  public static Optional<String> against(
      Integrator.Leaves leaves, Optional<Signed> kept, List<Checkpoint> others) {
    var known = new TreeMap<Long, List<TreeHash>>();
    kept.ifPresent(k -> known.computeIfAbsent(k.size(), _ -> new ArrayList<>()).add(k.root()));
    for (var other : others)
      known.computeIfAbsent(other.size(), _ -> new ArrayList<>()).add(other.root());
    long head = leaves.head();
    if (!known.isEmpty() && known.lastKey() > head)
      return Optional.of(
          "a checkpoint of size %d was signed and the log has %d entries: the database was restored to before it"
              .formatted(known.lastKey(), head));
    var range = CompactRange.empty();
    for (var at : known.entrySet()) {
      take(leaves, range, at.getKey());
      for (var root : at.getValue())
        if (!root.equals(range.root()))
          return Optional.of(
              "the first %d entries are not those that a checkpoint was signed for"
                  .formatted(at.getKey()));
    }
    return Optional.empty();
  }

  private static void take(Integrator.Leaves leaves, CompactRange range, long size) {
    while (range.size() < size) {
      var page = leaves.leaves(range.size(), Math.min(size, range.size() + PAGE));
      if (page.isEmpty()) throw new Forked("entry " + range.size() + " is missing");
      for (var leaf : page) range.append(TreeHash.leaf(leaf));
    }
  }
}
