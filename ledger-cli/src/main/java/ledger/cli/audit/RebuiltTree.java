package ledger.cli.audit;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import ledger.transparency.TileName;
import ledger.transparency.TileSource;
import ledger.transparency.TreeHash;

/// The Merkle tree, computed again from the entries. Each tile is compared with it when the tile is
/// full.
///
/// Works in place on the bytes of a tile for each level, so that hashing is nearly all it does.
final class RebuiltTree {

  private static final int H = TreeHash.LENGTH;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final TileSource tiles;
  private final AuditReport report;
  private final MessageDigest digest = sha256();
  private final byte[] scratch = new byte[TileName.FULL * H];
  private final List<Level> levels = new ArrayList<>();

  /// By tile, the first hash in it that is not that of its entry.
  private final TreeMap<String, Long> leavesThatDiffer = new TreeMap<>();

  private long size;

  private static final class Level {
    final byte[] hashes = new byte[TileName.FULL * H];
    int count;
    long index;
  }

  RebuiltTree(TileSource tiles, AuditReport report) {
    this.tiles = tiles;
    this.report = report;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  long size() {
    return size;
  }

  void add(byte[] entry) throws IOException {
    var leaves = level(0);
    digest.update(LEAF);
    digest.update(entry);
    put(leaves.hashes, leaves.count++ * H);
    size++;
    for (int n = 0; level(n).count == TileName.FULL; n++) close(n);
  }

  private void put(byte[] target, int offset) {
    try {
      digest.digest(target, offset, H);
    } catch (java.security.DigestException e) {
      throw new IllegalStateException("there is room for a hash", e);
    }
  }

  private Level level(int number) {
    while (levels.size() <= number) levels.add(new Level());
    return levels.get(number);
  }

  private void close(int number) throws IOException {
    var level = level(number);
    compare(number);
    subtree(level.hashes, 0, TileName.FULL);
    var above = level(number + 1);
    System.arraycopy(scratch, 0, above.hashes, above.count++ * H, H);
    level.index++;
    level.count = 0;
  }

  /// Computes the hash over a power of two of hashes, and writes it to the beginning of the
  /// scratch.
  private void subtree(byte[] hashes, int from, int count) {
    System.arraycopy(hashes, from * H, scratch, 0, count * H);
    for (int n = count; n > 1; n /= 2)
      for (int i = 0; i < n / 2; i++) {
        digest.update(NODE);
        digest.update(scratch, 2 * i * H, 2 * H);
        put(scratch, i * H);
      }
  }

  /// Compares the partial tiles at the right edge with the tree as it is now.
  void finish() throws IOException {
    for (int n = 0; n < levels.size(); n++) if (level(n).count > 0) compare(n);
  }

  private void compare(int number) throws IOException {
    var level = level(number);
    var name = new TileName(number, level.index, level.count);
    var read = report.had(name.path() + " is missing", () -> tiles.read(name));
    if (read.isEmpty()) return;
    report.count(Count.TILES);
    var bytes = read.get();
    int length = level.count * H;
    int at = Arrays.mismatch(bytes, 0, bytes.length, level.hashes, 0, length);
    if (at < 0) return;
    if (bytes.length != length)
      report.altered(name.path(), "it has " + bytes.length + " bytes, not " + length);
    else if (number == 0) leavesThatDiffer.put(name.path(), level.index * TileName.FULL + at / H);
    else
      report.altered(name.path(), "hash " + at / H + " is not that of the tile below, made again");
  }

  /// Once it is known whether the entries or the tiles are what was signed.
  void tell(boolean entriesAreSigned) {
    leavesThatDiffer.forEach((tile, position) -> {
      if (entriesAreSigned)
        report.altered(
            tile, "hash " + position % TileName.FULL + " is not that of entry " + position);
      else report.altered(position, "leaf", "its hash is not that in " + tile);
    });
  }

  /// Of the tree as it is now.
  TreeHash root() {
    var peaks = new ArrayList<TreeHash>();
    for (int n = levels.size() - 1; n >= 0; n--) {
      var level = levels.get(n);
      int from = 0;
      for (int width = TileName.FULL / 2; width > 0; width /= 2) {
        if ((level.count & width) == 0) continue;
        subtree(level.hashes, from, width);
        peaks.add(TreeHash.of(Arrays.copyOf(scratch, H)));
        from += width;
      }
    }
    if (peaks.isEmpty()) return TreeHash.EMPTY;
    var root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) root = TreeHash.node(peaks.get(i), root);
    return root;
  }
}
