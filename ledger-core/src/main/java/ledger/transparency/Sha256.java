package ledger.transparency;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The one hash of the record (FIPS 180-4), plain and keyed (RFC 2104).
public final class Sha256 {

  public static final int LENGTH = 32;

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Sha256::mac);

  private Sha256() {}

  public static byte[] of(byte[] bytes) {
    return DIGEST.get().digest(bytes);
  }

  public static byte[] keyed(byte[] secret, byte[] bytes) {
    try {
      var mac = MAC.get();
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("this is no secret", e);
    }
  }

  private static Mac mac() {
    try {
      return Mac.getInstance("HmacSHA256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
