package ledger.transparency;

import java.util.List;

/// Proves that one entry is in the tree that a checkpoint signed.
///
/// @param index entry number, 0-based, less than the tree's size
/// @param siblings leaf side first, at most 63
public record InclusionProof(long index, List<TreeHash> siblings) {

  public InclusionProof {
    siblings = List.copyOf(siblings);
  }

  /// Never throws for a wrong proof: it just does not hold.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162 section
  ///   2.1.3.2</a>
  public boolean holds(TreeHash leaf, long size, TreeHash root) {
    if (index < 0 || index >= size) return false;
    long at = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : siblings) {
      if (last == 0) return false;
      if ((at & 1) == 1 || at == last) {
        hash = TreeHash.node(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = TreeHash.node(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
