package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Changes an entry, and works out anew what follows from it without the log's keys.
final class Forger {

  private static final int HASH = 32;
  private static final int WIDTH = 256;

  /// Behind its length in two bytes.
  private static final int LEAF = 2 + 47;

  private Forger() {}

  /// @return the commitment of its leaf
  static byte[] entry(Connection connection, long position) throws SQLException {
    try (var read = connection.prepareStatement("select opening from record.event where pos = ?");
        var write =
            connection.prepareStatement(
                "update record.event set opening = ?, leaf = ? where pos = ?")) {
      read.setLong(1, position);
      try (var row = read.executeQuery()) {
        row.next();
        var opening = row.getBytes(1);
        opening[opening.length - 3] ^= 1;
        var leaf = EntryLeaf.commitment(opening);
        write.setBytes(1, opening);
        write.setBytes(2, leaf);
        write.setLong(3, position);
        write.executeUpdate();
        return leaf;
      }
    }
  }

  /// In the first full tile, in the entries beside it, and in the hash of it one level up.
  static void tiles(Path log, long position, byte[] commitment) throws IOException {
    var leaf = EntryLeaf.leaf(commitment);
    int at = Math.toIntExact(position);
    put(log.resolve("tile/entries/000"), at * LEAF + 2, leaf);
    var tile = put(log.resolve("tile/0/000"), at * HASH, EntryLeaf.hash(leaf));
    var root = root(tile, 0, WIDTH);
    try (var partial = Files.list(log.resolve("tile/1/000.p"))) {
      for (var above : partial.toList()) put(above, 0, root);
    }
  }

  private static byte[] put(Path file, int at, byte[] bytes) throws IOException {
    var content = Files.readAllBytes(file);
    System.arraycopy(bytes, 0, content, at, bytes.length);
    Files.write(file, content);
    return content;
  }

  private static byte[] root(byte[] hashes, int from, int number) {
    if (number == 1) return Arrays.copyOfRange(hashes, from * HASH, (from + 1) * HASH);
    return BundleTree.parent(
        root(hashes, from, number / 2), root(hashes, from + number / 2, number / 2));
  }

  static Map<Path, byte[]> keep(Path log) throws IOException {
    var kept = new TreeMap<Path, byte[]>();
    try (var files = Files.walk(log)) {
      for (var file : files.filter(Files::isRegularFile).toList())
        kept.put(file, Files.readAllBytes(file));
    }
    return kept;
  }

  static void putBack(Map<Path, byte[]> kept) throws IOException {
    for (var file : kept.entrySet()) Files.write(file.getKey(), file.getValue());
  }
}
