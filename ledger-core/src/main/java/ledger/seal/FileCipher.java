package ledger.seal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/// Seals the bytes of one file for one act, and opens them there and nowhere else.
public final class FileCipher {

  private static final FieldPath CONTENT = FieldPath.of("content");

  private final SecureRandom chance;

  public FileCipher(SecureRandom chance) {
    this.chance = chance;
  }

  /// @return the nonce of 12 bytes, what the cipher made of the content, and its tag of 16 bytes
  public byte[] seal(DataKey key, Place place, byte[] content) {
    var nonce = Gcm.nonce(chance);
    var sealed = Gcm.seal(key.bytes(), nonce, place.bytes(CONTENT), content);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// Empty where it was sealed under another key or for another place, or was changed since.
  public static Optional<byte[]> open(DataKey key, Place place, byte[] sealed) {
    if (sealed.length < Gcm.NONCE_BYTES + Gcm.TAG_BYTES) return Optional.empty();
    var parts = ByteBuffer.wrap(sealed);
    var nonce = new byte[Gcm.NONCE_BYTES];
    parts.get(nonce);
    var text = new byte[parts.remaining()];
    parts.get(text);
    return Gcm.open(key.bytes(), nonce, place.bytes(CONTENT), text);
  }
}
