package ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ledger.transparency.Sha256;

/// How the fields of a part are written, one behind the other.
final class Fields {

  private static final int LONGEST = 255;

  private Fields() {}

  static byte[] text(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST)
      throw new IllegalArgumentException("\"" + text + "\" has more than 255 bytes");
    if (text.indexOf('\0') >= 0) // which the store cannot look for, and then for nothing beside it
    throw new IllegalArgumentException("a name has no zero byte");
    return bytes;
  }

  static void put(ByteBuffer out, byte[] text) {
    out.put((byte) text.length).put(text);
  }

  static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  static UUID id(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  static String text(ByteBuffer in) {
    var bytes = new byte[in.get() & LONGEST];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] hash(ByteBuffer in) {
    var hash = new byte[Sha256.LENGTH];
    in.get(hash);
    return hash;
  }
}
