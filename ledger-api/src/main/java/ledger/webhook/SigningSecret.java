package ledger.webhook;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a sender and a receiver share: 32 bytes, written as `whsec_` and base64.
final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final byte[] bytes;

  private SigningSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  static SigningSecret random(SecureRandom chance) {
    var bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new SigningSecret(bytes);
  }

  /// @param text as [#text] writes it
  static SigningSecret of(String text) {
    if (!text.startsWith(PREFIX)) throw new IllegalArgumentException("no signing secret");
    return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
  }

  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  byte[] hmac(byte[] signed) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningSecret one && Arrays.equals(bytes, one.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Nothing of it, wherever it may be written.
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
