package ledger.transparency;

import java.util.List;

/// Proves that a tree is the beginning of a later one.
public record ConsistencyProof(List<TreeHash> hashes) {

  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /// Never throws for a wrong proof: it just does not hold. The empty tree is the beginning of
  /// every tree and needs no proof.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162 section
  ///   2.1.4.2</a>
  public boolean holds(long earlier, TreeHash earlierRoot, long later, TreeHash laterRoot) {
    if (earlier < 0 || earlier > later) return false;
    if (earlier == 0 && !earlierRoot.equals(TreeHash.EMPTY)) return false;
    if (earlier == later) return hashes.isEmpty() && earlierRoot.equals(laterRoot);
    if (earlier == 0) return hashes.isEmpty();
    boolean whole = Long.bitCount(earlier) == 1;
    if (!whole && hashes.isEmpty()) return false;
    var old = whole ? earlierRoot : hashes.getFirst();
    var now = old;
    long at = earlier - 1;
    long last = later - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    for (var hash : hashes.subList(whole ? 0 : 1, hashes.size())) {
      if (last == 0) return false;
      if ((at & 1) == 1 || at == last) {
        old = TreeHash.node(hash, old);
        now = TreeHash.node(hash, now);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        now = TreeHash.node(now, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(earlierRoot) && now.equals(laterRoot);
  }
}
