package ledger.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody is given of one entry: some of its parts with their salts, and the commitments to
/// the others. Its leaf follows from it whatever is kept back, so that each part can be checked
/// against the tree by itself.
public final class Opening {

  /// The longest that a part may be, so that a length that was altered asks for no memory without
  /// end.
  public static final int LONGEST = 1 << 24;

  private static final byte CLOSED = 0;
  private static final byte OPEN = 1;

  private final List<Disclosed> parts;

  private sealed interface Disclosed {
    byte[] commitment(Part part);

    int length();
  }

  private record Open(byte[] salt, byte[] bytes) implements Disclosed {
    @Override
    public byte[] commitment(Part part) {
      return part.commitment(salt, bytes);
    }

    @Override
    public int length() {
      return 1 + Part.SALT + 4 + bytes.length;
    }
  }

  private record Closed(byte[] commitment) implements Disclosed {
    @Override
    public byte[] commitment(Part part) {
      return commitment;
    }

    @Override
    public int length() {
      return 1 + commitment.length;
    }
  }

  private Opening(List<Disclosed> parts) {
    this.parts = parts;
  }

  /// Of a whole entry: its parts and their salts, in their order.
  static Opening of(byte[][] parts, byte[][] salts) {
    var all = new ArrayList<Disclosed>(Part.NUMBER);
    for (int i = 0; i < Part.NUMBER; i++) all.add(new Open(salts[i], parts[i]));
    return new Opening(all);
  }

  /// Empty where it is not given.
  public Optional<byte[]> part(Part part) {
    return parts.get(part.ordinal()) instanceof Open(_, var bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /// Which entry it is; empty where that is not given, or cannot be read.
  public Optional<Identity> identity() {
    return part(Part.IDENTITY).flatMap(Identity::decode);
  }

  /// What hides a part from whoever lacks it; empty where the part is not given.
  public Optional<byte[]> salt(Part part) {
    return parts.get(part.ordinal()) instanceof Open(var salt, _)
        ? Optional.of(salt)
        : Optional.empty();
  }

  /// What the leaf has of a part, given or not.
  public byte[] commitment(Part part) {
    return parts.get(part.ordinal()).commitment(part);
  }

  /// The same for somebody who may not read all of it, or after some of it was taken away: what is
  /// left of these parts is the commitment to each, and their salts are gone with them.
  public Opening without(Set<Part> kept) {
    var less = new ArrayList<>(parts);
    for (var part : kept)
      less.set(part.ordinal(), new Closed(parts.get(part.ordinal()).commitment(part)));
    return new Opening(less);
  }

  public Leaf leaf() {
    var commitments = new byte[Part.NUMBER][];
    for (var part : Part.values()) commitments[part.ordinal()] = commitment(part);
    return Leaf.of(commitments);
  }

  public byte[] encode() {
    int length = 0;
    for (var part : parts) length += part.length();
    var out = ByteBuffer.allocate(length);
    for (var part : parts)
      switch (part) {
        case Closed(var commitment) -> out.put(CLOSED).put(commitment);
        case Open(var salt, var bytes) -> out.put(OPEN).put(salt).putInt(bytes.length).put(bytes);
      }
    return out.array();
  }

  /// Empty where the bytes are no opening: they end early, go on behind the last part, or say what
  /// cannot be.
  public static Optional<Opening> decode(byte[] encoded) {
    var in = ByteBuffer.wrap(encoded);
    try {
      var parts = new ArrayList<Disclosed>(Part.NUMBER);
      for (int i = 0; i < Part.NUMBER; i++) {
        var read = disclosed(in);
        if (read.isEmpty()) return Optional.empty();
        parts.add(read.get());
      }
      return in.hasRemaining() ? Optional.empty() : Optional.of(new Opening(parts));
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static Optional<Disclosed> disclosed(ByteBuffer in) {
    byte form = in.get();
    if (form != OPEN && form != CLOSED) return Optional.empty();
    var salt = new byte[Part.SALT];
    in.get(salt);
    if (form == CLOSED) return Optional.of(new Closed(salt));
    int length = in.getInt();
    if (length < 0 || length > Math.min(LONGEST, in.remaining())) return Optional.empty();
    var bytes = new byte[length];
    in.get(bytes);
    return Optional.of(new Open(salt, bytes));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opening opening && Arrays.equals(encode(), opening.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encode());
  }
}
