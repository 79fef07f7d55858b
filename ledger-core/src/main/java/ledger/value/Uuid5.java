package ledger.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Makes a UUID from a name. The same name gives the same UUID, so the ledger recognises an act
/// that is sent again.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.5">RFC 9562 section 5.5</a>
public final class Uuid5 {

  private static final int NAMESPACE_BYTES = 16;

  private Uuid5() {}

  public static UUID of(UUID namespace, String name) {
    var utf8 = name.getBytes(StandardCharsets.UTF_8);
    var hashed =
        ByteBuffer.allocate(NAMESPACE_BYTES + utf8.length)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .put(utf8);
    var hash = ByteBuffer.wrap(sha1(hashed.array()));
    long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
    long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
