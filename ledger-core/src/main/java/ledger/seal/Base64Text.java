package ledger.seal;

import java.util.Base64;
import ledger.value.Malformed;

/// Bytes in base64 (RFC 4648 section 4, padded), in the one spelling that encoding gives: what is
/// hashed must not have two.
final class Base64Text {

  private Base64Text() {}

  static String of(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] bytes(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      Malformed.unless(of(bytes).equals(text), "base64 in another spelling");
      return bytes;
    } catch (IllegalArgumentException _) {
      throw new Malformed("no canonical base64");
    }
  }
}
