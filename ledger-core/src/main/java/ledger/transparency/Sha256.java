package ledger.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The one hash of the record (FIPS 180-4).
public final class Sha256 {

  public static final int LENGTH = 32;

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);

  private Sha256() {}

  /// @param parts one behind the other
  public static byte[] of(byte[]... parts) {
    var digest = DIGEST.get();
    for (var part : parts) digest.update(part);
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
