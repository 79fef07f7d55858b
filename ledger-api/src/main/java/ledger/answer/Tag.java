package ledger.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The tag of an answer: half of a SHA-256 over what it says.
///
/// Weak, because two answers of one tag need not be the same bytes: one about now says at which
/// moment it was asked.
final class Tag {

  private static final int BYTES = 16;

  private Tag() {}

  /// @param said in one piece or in several
  static String of(List<byte[]> said) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      said.forEach(hash::update);
      return "W/\""
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(Arrays.copyOf(hash.digest(), BYTES))
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
