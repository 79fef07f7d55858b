package ledger.transparency;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The entries of one tile: each behind its length in two bytes, big endian.
public final class EntryBundle {

  private EntryBundle() {}

  public static byte[] encode(List<byte[]> entries) {
    var out = ByteBuffer.allocate(entries.stream().mapToInt(e -> 2 + e.length).sum());
    for (var entry : entries) {
      if (entry.length > 65_535)
        throw new IllegalArgumentException("an entry has at most 65535 bytes");
      out.putShort((short) entry.length).put(entry);
    }
    return out.array();
  }

  /// @throws IllegalArgumentException where the bytes end within an entry
  public static List<byte[]> decode(byte[] bundle) {
    var in = ByteBuffer.wrap(bundle);
    var entries = new ArrayList<byte[]>();
    try {
      while (in.hasRemaining()) {
        var entry = new byte[in.getShort() & 0xFFFF];
        in.get(entry);
        entries.add(entry);
      }
    } catch (BufferUnderflowException _) {
      throw new IllegalArgumentException("a bundle of entries ends within an entry");
    }
    return entries;
  }

  static byte[] first(byte[] bundle, int count) {
    int end = 0;
    for (int i = 0; i < count; i++)
      end += 2 + (((bundle[end] & 255) << 8) | (bundle[end + 1] & 255));
    return Arrays.copyOf(bundle, end);
  }
}
