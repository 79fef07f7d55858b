package ledger.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The right edge of a growing tree: one hash for each full subtree, the largest first. Enough to
/// append and to know the root; at most 63 hashes.
public final class CompactRange {

  private final List<TreeHash> edge = new ArrayList<>();
  private long size;

  public static CompactRange empty() {
    return new CompactRange();
  }

  /// @param encoded as [#encode] gave it for this size
  public static CompactRange decode(long size, byte[] encoded) {
    if (size < 0 || encoded.length != TreeHash.LENGTH * Long.bitCount(size))
      throw new IllegalArgumentException(
          "an edge of size " + size + " has " + Long.bitCount(size) + " hashes");
    var range = new CompactRange();
    range.size = size;
    for (int at = 0; at < encoded.length; at += TreeHash.LENGTH)
      range.edge.add(TreeHash.of(Arrays.copyOfRange(encoded, at, at + TreeHash.LENGTH)));
    return range;
  }

  public void append(TreeHash leaf) {
    var hash = leaf;
    for (long full = size; (full & 1) == 1; full >>= 1)
      hash = TreeHash.node(edge.removeLast(), hash);
    edge.add(hash);
    size++;
  }

  public long size() {
    return size;
  }

  public TreeHash root() {
    return over(Optional.empty()).orElse(TreeHash.EMPTY);
  }

  /// The root where something smaller stands to the right of this edge.
  Optional<TreeHash> over(Optional<TreeHash> right) {
    var root = right;
    for (var hash : edge.reversed())
      root = Optional.of(root.map(r -> TreeHash.node(hash, r)).orElse(hash));
    return root;
  }

  public byte[] encode() {
    var encoded = new byte[TreeHash.LENGTH * edge.size()];
    for (int i = 0; i < edge.size(); i++) edge.get(i).copyTo(encoded, i * TreeHash.LENGTH);
    return encoded;
  }

  public CompactRange copy() {
    return decode(size, encode());
  }
}
