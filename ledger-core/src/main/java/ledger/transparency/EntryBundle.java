package ledger.transparency;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The entries of one tile: each behind its length in two bytes, big endian.
public final class EntryBundle {

  private static final int LONGEST = 65_535;

  private EntryBundle() {}

  static void mustFit(byte[] entry) {
    if (entry.length > LONGEST)
      throw new IllegalArgumentException(
          "an entry has at most " + LONGEST + " bytes, not " + entry.length);
  }

  public static byte[] encode(List<byte[]> entries) {
    entries.forEach(EntryBundle::mustFit);
    var out = ByteBuffer.allocate(entries.stream().mapToInt(e -> 2 + e.length).sum());
    for (var entry : entries) out.putShort((short) entry.length).put(entry);
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

  /// @throws IllegalArgumentException where there are fewer
  static byte[] first(byte[] bundle, int count) {
    var entries = decode(bundle);
    if (entries.size() < count)
      throw new IllegalArgumentException("a bundle has fewer than " + count + " entries");
    return encode(entries.subList(0, count));
  }
}
