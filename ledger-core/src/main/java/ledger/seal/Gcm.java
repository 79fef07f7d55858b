package ledger.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM, with the tag of 16 bytes at the end of what it gives.
///
/// @see <a
///   href="https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf">NIST SP
///   800-38D</a>
final class Gcm {

  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private Gcm() {}

  static byte[] nonce(SecureRandom chance) {
    var nonce = new byte[NONCE_BYTES];
    chance.nextBytes(nonce);
    return nonce;
  }

  static byte[] seal(byte[] key, byte[] nonce, byte[] bound, byte[] plain) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// Empty where the key, the nonce or what it was bound to is another, or a bit was changed.
  static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] bound, byte[] sealed) {
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(sealed));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(bound);
    return cipher;
  }
}
