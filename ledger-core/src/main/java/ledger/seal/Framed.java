package ledger.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// Parts one after another, each behind its length (four bytes, big-endian): two different lists of
/// parts never make the same bytes.
final class Framed {

  private Framed() {}

  static byte[] parts(byte[]... parts) {
    var out =
        ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> Integer.BYTES + p.length).sum());
    for (var part : parts) out.putInt(part.length).put(part);
    return out.array();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] uuid(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
