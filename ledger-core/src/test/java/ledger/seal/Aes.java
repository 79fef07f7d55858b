package ledger.seal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// One block of the cipher below GCM, for whoever takes GCM apart.
final class Aes {

  private Aes() {}

  @SuppressWarnings("InsecureCryptoUsage") // a single block is what an attacker computes
  static byte[] block(byte[] key, byte[] block) {
    try {
      var cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
