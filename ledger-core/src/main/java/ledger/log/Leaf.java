package ledger.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.transparency.Sha256;

/// What the Merkle tree commits to for one entry: no word of it, only hashes, pseudonyms and times
/// (docs/spec/entries.md).
///
/// It holds no position, because the place in the tree is the position.
///
/// @param kind of thing whose stream it is; empty for what belongs to no aggregate
/// @param type the event's stored name
/// @param recorded microseconds since 1970, never before that of the entry before
/// @param payload length and SHA-256 of the bytes that are stored, which are ciphertext where
///   sealed
/// @param commitment to the key of sealed fields, 32 bytes; without it two keys could open to two
///   texts
public record Leaf(
    UUID event,
    UUID negotiation,
    UUID stream,
    long version,
    String kind,
    String type,
    String revision,
    long recorded,
    Times times,
    Stored payload,
    Stored meta,
    Optional<byte[]> commitment) {

  /// The longest that an entry of a tile may be.
  public static final int LONGEST = 65_535;

  static final byte[] LABEL = "ledger.leaf/v1\n".getBytes(StandardCharsets.US_ASCII);

  /// With every time and the commitment in it.
  private static final int FIXED = LABEL.length + 3 * 16 + 6 * 8 + 1 + 3 + 2 * 36 + Sha256.LENGTH;

  private static final int RECORDED_AT = LABEL.length + 3 * 16 + 8;

  private static final int STATED_FROM = 1;
  private static final int STATED_TO = 2;
  private static final int OCCURRED_FROM = 4;
  private static final int OCCURRED_TO = 8;
  private static final int COMMITMENT = 16;

  /// @param length in bytes
  public record Stored(int length, byte[] sha256) {

    public static Stored of(byte[] bytes) {
      return new Stored(bytes.length, Sha256.of(bytes));
    }

    public boolean fits(byte[] bytes) {
      return bytes.length == length && Arrays.equals(Sha256.of(bytes), sha256);
    }
  }

  public byte[] encode() {
    var of = kind.getBytes(StandardCharsets.UTF_8);
    var name = type.getBytes(StandardCharsets.UTF_8);
    var revised = revision.getBytes(StandardCharsets.UTF_8);
    var out = ByteBuffer.allocate(FIXED + of.length + name.length + revised.length);
    out.put(LABEL);
    put(out, event);
    put(out, negotiation);
    put(out, stream);
    out.putLong(version);
    out.putLong(recorded);
    out.put((byte) flags());
    times.statedFrom().ifPresent(out::putLong);
    times.statedTo().ifPresent(out::putLong);
    times.occurredFrom().ifPresent(out::putLong);
    times.occurredTo().ifPresent(out::putLong);
    putShort(out, of);
    putShort(out, name);
    putShort(out, revised);
    out.putInt(payload.length()).put(payload.sha256());
    out.putInt(meta.length()).put(meta.sha256());
    commitment.ifPresent(out::put);
    return Arrays.copyOf(out.array(), out.position());
  }

  /// Sets the recorded time of an encoded leaf.
  static void recordAt(long recorded, byte[] leaf) {
    ByteBuffer.wrap(leaf).putLong(RECORDED_AT, recorded);
  }

  private int flags() {
    return (times.statedFrom().isPresent() ? STATED_FROM : 0)
        | (times.statedTo().isPresent() ? STATED_TO : 0)
        | (times.occurredFrom().isPresent() ? OCCURRED_FROM : 0)
        | (times.occurredTo().isPresent() ? OCCURRED_TO : 0)
        | (commitment.isPresent() ? COMMITMENT : 0);
  }

  private static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  static void mustFit(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > 255)
      throw new IllegalArgumentException("an event's name has at most 255 bytes");
  }

  private static void putShort(ByteBuffer out, byte[] text) {
    if (text.length > 255) throw new IllegalArgumentException("a name has at most 255 bytes");
    out.put((byte) text.length).put(text);
  }

  /// Empty where the bytes are no leaf of this form: too short, too long, unknown in any bit, or
  /// with a version or a length below zero.
  public static Optional<Leaf> decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    try {
      var label = new byte[LABEL.length];
      in.get(label);
      if (!Arrays.equals(label, LABEL)) return Optional.empty();
      var event = id(in);
      var negotiation = id(in);
      var stream = id(in);
      long version = in.getLong();
      long recorded = in.getLong();
      int flags = in.get();
      if ((flags & ~31) != 0) return Optional.empty();
      var times =
          new Times(
              time(in, flags & STATED_FROM),
              time(in, flags & STATED_TO),
              time(in, flags & OCCURRED_FROM),
              time(in, flags & OCCURRED_TO));
      var kind = text(in);
      var type = text(in);
      var revision = text(in);
      var payload = stored(in);
      var meta = stored(in);
      var commitment = (flags & COMMITMENT) == 0 ? Optional.<byte[]>empty() : Optional.of(hash(in));
      var leaf =
          new Leaf(
              event,
              negotiation,
              stream,
              version,
              kind,
              type,
              revision,
              recorded,
              times,
              payload,
              meta,
              commitment);
      return leaf.counts() && !in.hasRemaining() && Arrays.equals(leaf.encode(), bytes)
          ? Optional.of(leaf)
          : Optional.empty();
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private boolean counts() {
    return version >= 0 && payload.length() >= 0 && meta.length() >= 0;
  }

  private static UUID id(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static OptionalLong time(ByteBuffer in, int present) {
    return present == 0 ? OptionalLong.empty() : OptionalLong.of(in.getLong());
  }

  private static String text(ByteBuffer in) {
    var bytes = new byte[in.get() & 255];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Stored stored(ByteBuffer in) {
    int length = in.getInt();
    return new Stored(length, hash(in));
  }

  private static byte[] hash(ByteBuffer in) {
    var hash = new byte[Sha256.LENGTH];
    in.get(hash);
    return hash;
  }
}
