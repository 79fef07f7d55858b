package ledger.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import ledger.transparency.Sha256;

/// What the Merkle tree has of one entry: a label, and one commitment to all of its parts. To
/// whoever lacks their salts it is as good as drawn by lot (docs/spec/entries.md).
///
/// @param commitment 32 bytes
public record Leaf(byte[] commitment) {

  static final byte[] LABEL = "ledger.leaf/v2\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] ENTRY = "ledger.entry/v2\n".getBytes(StandardCharsets.US_ASCII);

  public static final int LENGTH = LABEL.length + Sha256.LENGTH;

  /// @param commitments to the parts, in their order
  static Leaf of(byte[][] commitments) {
    var all = new byte[Part.NUMBER + 1][];
    all[0] = ENTRY;
    System.arraycopy(commitments, 0, all, 1, Part.NUMBER);
    return new Leaf(Sha256.of(all));
  }

  public byte[] encode() {
    var leaf = Arrays.copyOf(LABEL, LENGTH);
    System.arraycopy(commitment, 0, leaf, LABEL.length, commitment.length);
    return leaf;
  }

  /// Empty where the bytes are no leaf of this form.
  public static Optional<Leaf> decode(byte[] bytes) {
    return bytes.length == LENGTH && Arrays.equals(bytes, 0, LABEL.length, LABEL, 0, LABEL.length)
        ? Optional.of(new Leaf(Arrays.copyOfRange(bytes, LABEL.length, LENGTH)))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Leaf leaf && Arrays.equals(commitment, leaf.commitment);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(commitment);
  }
}
