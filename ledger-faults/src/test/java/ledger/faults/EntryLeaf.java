package ledger.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// What whoever changes an entry has to work out anew, made from docs/spec/entries.md alone.
final class EntryLeaf {

  private static final int PARTS = 5;
  private static final int HASH = 32;
  private static final byte OPEN = 1;

  private EntryLeaf() {}

  /// The commitment of the leaf that follows from an opening.
  static byte[] commitment(byte[] opening) {
    var in = ByteBuffer.wrap(opening);
    var entry = sha();
    entry.update(label("ledger.entry/v2"));
    for (int i = 0; i < PARTS; i++) {
      byte form = in.get();
      var salt = new byte[HASH];
      in.get(salt);
      if (form == OPEN) {
        var part = new byte[in.getInt()];
        in.get(part);
        var commitment = sha();
        commitment.update(label("ledger.part/v2"));
        commitment.update((byte) i);
        commitment.update(salt);
        entry.update(commitment.digest(part));
      } else entry.update(salt);
    }
    return entry.digest();
  }

  static byte[] leaf(byte[] commitment) {
    var label = label("ledger.leaf/v2");
    var leaf = Arrays.copyOf(label, label.length + commitment.length);
    System.arraycopy(commitment, 0, leaf, label.length, commitment.length);
    return leaf;
  }

  /// Its hash in the tree.
  static byte[] hash(byte[] leaf) {
    var sha = sha();
    sha.update((byte) 0);
    return sha.digest(leaf);
  }

  private static byte[] label(String name) {
    return (name + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
