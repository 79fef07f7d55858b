package ledger.seal;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;

/// The key that one subject's texts are sealed under: 256 bits of chance and a name for them.
///
/// The name is as random as the key, and stands beside each text that the key seals.
public final class DataKey {

  public static final int BYTES = 32;

  private final UUID id;
  private final byte[] bytes;

  public DataKey(UUID id, byte[] bytes) {
    if (bytes.length != BYTES) throw new IllegalArgumentException("a data key has 32 bytes");
    this.id = id;
    this.bytes = bytes.clone();
  }

  public static DataKey random(SecureRandom chance) {
    var bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    var high = chance.nextLong() & ~0xf000L | 0x4000L; // a UUID of version 4
    var low = chance.nextLong() >>> 2 | Long.MIN_VALUE;
    return new DataKey(new UUID(high, low), bytes);
  }

  public UUID id() {
    return id;
  }

  /// The key itself. Whoever gets it can read everything it seals.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataKey key
        && key.id.equals(id)
        && MessageDigest.isEqual(key.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "DataKey[" + id + "]";
  }
}
