package ledger.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.transparency.TileName;
import ledger.transparency.TileSource;
import ledger.transparency.TileTree;
import ledger.transparency.TreeHash;

/// The tree under the last checkpoint that was shown, read from its tiles. A tile is believed once
/// it was found to lead to the signed root.
public final class SignedTree implements TreeCheck {

  /// Some 8 kB each.
  private static final int TILES = 512;

  private record Known(TileTree tiles, long size, TreeHash root) {}

  private final TileSource source;
  private final Map<Long, List<TreeHash>> leaves = new Recent<>(TILES);
  private Optional<Known> known = Optional.empty();

  public SignedTree(TileSource source) {
    this.source = source;
  }

  /// A checkpoint was signed and shown.
  public synchronized void signed(long size, TreeHash root) {
    known = Optional.of(new Known(new TileTree(source, size), size, root));
  }

  @Override
  public boolean check(LogEntry entry) {
    int at = (int) (entry.position() % TileName.FULL);
    var hashes = tile(entry.position());
    if (at >= hashes.size()) return false;
    if (!hashes.get(at).equals(entry.hash()))
      throw new Altered(entry.position(), "it is not the entry that the tree has there");
    return true;
  }

  /// The hashes of the tile that an entry is in, as far as the tree goes.
  private synchronized List<TreeHash> tile(long position) {
    long tile = position / TileName.FULL;
    var hashes = leaves.getOrDefault(tile, List.of());
    return hashes.size() > position % TileName.FULL ? hashes : load(tile, position);
  }

  /// The path from one leaf to the root passes over all others of its tile: if it leads there, each
  /// of them is what was signed.
  private List<TreeHash> load(long tile, long position) {
    if (known.isEmpty() || known.get().size() <= position) return List.of();
    var tree = known.get();
    long first = tile * TileName.FULL;
    try {
      var leaf = tree.tiles().leaf(first);
      var proof = tree.tiles().inclusion(first);
      if (!proof.holds(leaf, tree.size(), tree.root()))
        throw new Altered(position, "the tile that has its leaf is not that of the signed tree");
      var hashes = new ArrayList<TreeHash>();
      for (long at = first; at < Math.min(first + TileName.FULL, tree.size()); at++)
        hashes.add(tree.tiles().leaf(at));
      leaves.put(tile, hashes);
      return hashes;
    } catch (IOException e) {
      throw new Altered(position, "its leaf cannot be looked up: " + e.getMessage());
    }
  }
}
