package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The hashes of the leaves of a bundle, from its tiles of level 0.
///
/// @see <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>
final class BundleTree {

  private static final int HASH = 32;
  private static final int WIDTH = 256;

  private final List<byte[]> leaves = new ArrayList<>();

  BundleTree(Path bundle) throws IOException {
    for (int tile = 0; ; tile++) {
      var full = bundle.resolve("tile/0/" + name(tile));
      var partial = full.resolveSibling(full.getFileName() + ".p");
      if (Files.isRegularFile(full)) add(Files.readAllBytes(full));
      else {
        if (Files.isDirectory(partial)) add(Files.readAllBytes(widest(partial)));
        return;
      }
    }
  }

  private static String name(int tile) {
    var name = "%03d".formatted(tile % 1_000);
    for (int rest = tile / 1_000; rest > 0; rest /= 1_000)
      name = "x%03d/%s".formatted(rest % 1_000, name);
    return name;
  }

  private static Path widest(Path partial) throws IOException {
    try (var files = Files.list(partial)) {
      return files.max((a, b) -> Integer.compare(width(a), width(b))).orElseThrow();
    }
  }

  private static int width(Path partial) {
    return Integer.parseInt(partial.getFileName().toString());
  }

  private void add(byte[] tile) {
    for (int at = 0; at < Math.min(tile.length, WIDTH * HASH); at += HASH)
      leaves.add(Arrays.copyOfRange(tile, at, at + HASH));
  }

  /// Whether a receipt leads from the leaf at a position to the root of its checkpoint.
  ///
  /// @return why it does not
  Optional<String> differenceOf(long position, String receipt) {
    var lines = receipt.split("\n", -1);
    int end = Arrays.asList(lines).indexOf("");
    if (!lines[1].equals("index " + position))
      return Optional.of("it says %s, and %d was told".formatted(lines[1], position));
    long size = Long.parseLong(lines[end + 2]);
    var path = new ArrayList<byte[]>();
    for (int i = 2; i < end; i++) path.add(Base64.getDecoder().decode(lines[i]));
    var root = root(leaves.get(Math.toIntExact(position)), position, size, path);
    return Base64.getEncoder().encodeToString(root).equals(lines[end + 3])
        ? Optional.empty()
        : Optional.of("it does not lead to the root that was signed");
  }

  /// RFC 9162, section 2.1.3.2.
  private static byte[] root(byte[] leaf, long position, long size, List<byte[]> path) {
    long node = position;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (last == 0) return new byte[0];
      if ((node & 1) == 1 || node == last) {
        hash = parent(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else hash = parent(hash, sibling);
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? hash : new byte[0];
  }

  static byte[] parent(byte[] left, byte[] right) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((byte) 1);
      sha.update(left);
      return sha.digest(right);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
