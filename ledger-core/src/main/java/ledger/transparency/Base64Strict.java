package ledger.transparency;

import java.util.Base64;
import java.util.Optional;

/// Base64 with one spelling for each value: padded, and no stray bits behind the last byte.
final class Base64Strict {

  private Base64Strict() {}

  static Optional<byte[]> decode(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
