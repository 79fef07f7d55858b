package ledger.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A hash in a Merkle tree: 32 bytes of SHA-256.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962 section 2.1</a>
public final class TreeHash {

  public static final int LENGTH = 32;

  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(TreeHash::sha256);

  /// Of a tree without leaves.
  public static final TreeHash EMPTY = new TreeHash(SHA256.get().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param bytes 32 of them
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != LENGTH)
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    return new TreeHash(bytes.clone());
  }

  public static TreeHash leaf(byte[] entry) {
    var digest = SHA256.get();
    digest.update(LEAF);
    return new TreeHash(digest.digest(entry));
  }

  public static TreeHash node(TreeHash left, TreeHash right) {
    var digest = SHA256.get();
    digest.update(NODE);
    digest.update(left.bytes);
    return new TreeHash(digest.digest(right.bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Empty where the text is not the one base64 form of 32 bytes.
  public static Optional<TreeHash> parse(String base64) {
    return Base64Strict.decode(base64).filter(b -> b.length == LENGTH).map(TreeHash::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
