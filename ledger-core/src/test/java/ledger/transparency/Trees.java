package ledger.transparency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Merkle trees as RFC 6962 defines them, word for word and slowly, to hold the quick ones against.
final class Trees {

  private Trees() {}

  /// Entries of which no two are the same.
  static List<byte[]> entries(Random random, int count) {
    var entries = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      var entry = new byte[4 + random.nextInt(40)];
      random.nextBytes(entry);
      entries.add(ByteBuffer.wrap(entry).putInt(i).array());
    }
    return entries;
  }

  static List<TreeHash> leaves(List<byte[]> entries) {
    return entries.stream().map(TreeHash::leaf).toList();
  }

  static TreeHash root(List<TreeHash> leaves) {
    if (leaves.isEmpty()) return TreeHash.EMPTY;
    if (leaves.size() == 1) return leaves.getFirst();
    int k = split(leaves.size());
    return TreeHash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  static List<TreeHash> path(int m, List<TreeHash> leaves) {
    if (leaves.size() == 1) return List.of();
    int k = split(leaves.size());
    var left = leaves.subList(0, k);
    var right = leaves.subList(k, leaves.size());
    return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
  }

  static List<TreeHash> proof(int m, List<TreeHash> leaves) {
    return m == 0 || m == leaves.size() ? List.of() : sub(m, leaves, true);
  }

  private static List<TreeHash> sub(int m, List<TreeHash> leaves, boolean whole) {
    if (m == leaves.size()) return whole ? List.of() : List.of(root(leaves));
    int k = split(leaves.size());
    var left = leaves.subList(0, k);
    var right = leaves.subList(k, leaves.size());
    return m <= k
        ? with(sub(m, left, whole), root(right))
        : with(sub(m - k, right, false), root(left));
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) k *= 2;
    return k;
  }

  private static List<TreeHash> with(List<TreeHash> some, TreeHash last) {
    var all = new ArrayList<>(some);
    all.add(last);
    return all;
  }

  /// Tiles made when they are asked for, each hash from the leaves below it.
  static TileSource tiles(List<TreeHash> leaves) {
    return name -> {
      int wide = 1;
      for (int i = 0; i < name.level(); i++) wide *= 256;
      var hashes = new ArrayList<TreeHash>();
      for (int i = 0; i < name.width(); i++) {
        int from = ((int) name.index() * 256 + i) * wide;
        if (from + wide > leaves.size()) return Optional.empty();
        hashes.add(root(leaves.subList(from, from + wide)));
      }
      return Optional.of(TileTree.bytes(hashes));
    };
  }
}
