package ledger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret that signs in: sent as a bearer token, or typed into the form.
///
/// It holds 256 random bits, so its plain SHA-256 can be kept without a salt or a slow hash.
public record Token(String secret) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Token issue() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Token("ledger_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Token[…]";
  }
}
