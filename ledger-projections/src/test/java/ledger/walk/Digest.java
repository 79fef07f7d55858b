package ledger.walk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One hash over the answers to some walks. Run by itself, in another JVM, it has to come to the
/// same.
final class Digest {

  private Digest() {}

  public static void main(String[] args) {
    System.out.println(ofWalks(Integer.parseInt(args[0])));
  }

  static String ofWalks(int seeds) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (long seed = 0; seed < seeds; seed++) {
        var walk = Walk.withOverlappingDays(seed);
        digest.update(Answers.bytes(Seen.of(walk.entries(), walk.now(), Long.MAX_VALUE)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
