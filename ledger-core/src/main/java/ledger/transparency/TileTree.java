package ledger.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tree of one size, read from its tiles: its root, its leaves, and proofs.
public final class TileTree {

  private static final int KEPT = 64;

  private final TileSource source;
  private final long size;
  private final Map<TileName, List<TreeHash>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileName, List<TreeHash>> eldest) {
          return size() > KEPT;
        }
      };

  public TileTree(TileSource source, long size) {
    this.source = source;
    this.size = size;
  }

  static List<TreeHash> hashes(byte[] tile) {
    var hashes = new ArrayList<TreeHash>(tile.length / TreeHash.LENGTH);
    for (int at = 0; at < tile.length; at += TreeHash.LENGTH)
      hashes.add(TreeHash.of(Arrays.copyOfRange(tile, at, at + TreeHash.LENGTH)));
    return hashes;
  }

  static byte[] bytes(List<TreeHash> hashes) {
    var tile = new byte[hashes.size() * TreeHash.LENGTH];
    for (int i = 0; i < hashes.size(); i++) hashes.get(i).copyTo(tile, i * TreeHash.LENGTH);
    return tile;
  }

  public TreeHash root() throws IOException {
    return range(0, size);
  }

  public TreeHash leaf(long index) throws IOException {
    mustBeIn(index);
    return node(0, index);
  }

  /// The entry whose hash the tree has at this index, and no other.
  public byte[] entry(long index) throws IOException {
    mustBeIn(index);
    long tile = index / TileName.FULL;
    var name =
        new TileName(
            TileName.ENTRIES, tile, (int) Math.min(TileName.FULL, size - tile * TileName.FULL));
    var bundle = source.read(name).orElseThrow(() -> new IOException(name.path() + " is missing"));
    var entry = decoded(name, bundle).get((int) (index % TileName.FULL));
    if (!TreeHash.leaf(entry).equals(leaf(index)))
      throw new IOException(name.path() + " has another entry at " + index + " than the tree");
    return entry;
  }

  private static List<byte[]> decoded(TileName name, byte[] bundle) throws IOException {
    try {
      var entries = EntryBundle.decode(bundle);
      if (entries.size() == name.width()) return entries;
      throw new IOException(
          name.path() + " has " + entries.size() + " entries, not " + name.width());
    } catch (IllegalArgumentException e) {
      throw new IOException(name.path() + " is damaged: " + e.getMessage(), e);
    }
  }

  /// @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1">RFC 6962 section 2.1.1</a>
  public InclusionProof inclusion(long index) throws IOException {
    mustBeIn(index);
    var siblings = new ArrayList<TreeHash>();
    path(index, 0, size, siblings);
    return new InclusionProof(index, siblings);
  }

  private void path(long index, long from, long to, List<TreeHash> siblings) throws IOException {
    if (to - from == 1) return;
    long middle = from + half(to - from);
    if (index < middle) {
      path(index, from, middle, siblings);
      siblings.add(range(middle, to));
    } else {
      path(index, middle, to, siblings);
      siblings.add(range(from, middle));
    }
  }

  /// That the tree of an earlier size is the beginning of this one.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.2">RFC 6962 section 2.1.2</a>
  public ConsistencyProof consistency(long earlier) throws IOException {
    if (earlier < 0 || earlier > size)
      throw new IllegalArgumentException("size " + earlier + " is not within " + size);
    var hashes = new ArrayList<TreeHash>();
    if (earlier > 0 && earlier < size) sub(earlier, 0, size, true, hashes);
    return new ConsistencyProof(hashes);
  }

  private void sub(long earlier, long from, long to, boolean whole, List<TreeHash> hashes)
      throws IOException {
    if (earlier == to) {
      if (!whole) hashes.add(range(from, to));
      return;
    }
    long middle = from + half(to - from);
    if (earlier <= middle) {
      sub(earlier, from, middle, whole, hashes);
      hashes.add(range(middle, to));
    } else {
      sub(earlier, middle, to, false, hashes);
      hashes.add(range(from, middle));
    }
  }

  /// The largest power of two below n.
  private static long half(long n) {
    return Long.highestOneBit(n - 1);
  }

  /// The hash over leaves [from, to), where from is a multiple of the power of two that holds them.
  private TreeHash range(long from, long to) throws IOException {
    long n = to - from;
    if (n == 0) return TreeHash.EMPTY;
    if (Long.bitCount(n) == 1) return node(Long.numberOfTrailingZeros(n), from / n);
    long middle = from + half(n);
    return TreeHash.node(range(from, middle), range(middle, to));
  }

  /// A full subtree of height h: in a tile, or made of hashes of one.
  private TreeHash node(int height, long index) throws IOException {
    int level = height / 8;
    int within = height % 8;
    long first = index << within;
    var hashes = tile(level, first / TileName.FULL);
    int at = (int) (first % TileName.FULL);
    return over(hashes, at, 1 << within);
  }

  private static TreeHash over(List<TreeHash> hashes, int from, int n) {
    if (n == 1) return hashes.get(from);
    return TreeHash.node(over(hashes, from, n / 2), over(hashes, from + n / 2, n / 2));
  }

  private List<TreeHash> tile(int level, long index) throws IOException {
    long hashes = size >> (8 * level);
    var name =
        new TileName(level, index, (int) Math.min(TileName.FULL, hashes - index * TileName.FULL));
    var found = kept.get(name);
    if (found != null) return found;
    var bytes = source.read(name).orElseThrow(() -> new IOException(name.path() + " is missing"));
    if (bytes.length != name.width() * TreeHash.LENGTH)
      throw new IOException(
          name.path() + " has " + bytes.length + " bytes, not " + name.width() * TreeHash.LENGTH);
    var read = hashes(bytes);
    kept.put(name, read);
    return read;
  }

  private void mustBeIn(long index) {
    if (index < 0 || index >= size)
      throw new IllegalArgumentException("entry " + index + " is not in a tree of size " + size);
  }
}
