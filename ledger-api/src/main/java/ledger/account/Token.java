package ledger.account;

import java.security.SecureRandom;
import java.util.Base64;
import ledger.value.Hash;

/// A secret that signs in: sent as a bearer token, or typed into the form.
///
/// It holds 256 random bits, so its plain SHA-256 can be on record without a slow hash.
public record Token(String secret) {

  static final String PREFIX = "ledger_";

  private static final SecureRandom RANDOM = new SecureRandom();

  static Token issue() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /// As it stands on record.
  String sha256() {
    return Hash.of(secret);
  }

  @Override
  public String toString() {
    return "Token[…]";
  }
}
