package ledger.seal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import ledger.value.Malformed;

/// Seals one text for one field of one act, and opens it there and nowhere else.
///
/// Nonces are random: a key may seal 2^32 texts, and no act-keeping subject comes near.
public final class FieldCipher {

  private final SecureRandom chance;

  public FieldCipher(SecureRandom chance) {
    this.chance = chance;
  }

  /// @throws Malformed for a text that is none, as a lone surrogate: it would come back as another
  public SealedText seal(DataKey key, Place place, FieldPath field, String text) {
    var nonce = Gcm.nonce(chance);
    var sealed = Gcm.seal(key.bytes(), nonce, place.bytes(field), utf8(text));
    return new SealedText(key.id(), Base64Text.of(nonce), Base64Text.of(sealed));
  }

  /// Empty where it was sealed under another key or for another place, or was changed since.
  public static Optional<String> open(
      DataKey key, Place place, FieldPath field, SealedText sealed) {
    return Gcm.open(
            key.bytes(),
            Base64Text.bytes(sealed.nonce()),
            place.bytes(field),
            Base64Text.bytes(sealed.text()))
        .flatMap(FieldCipher::text);
  }

  private static byte[] utf8(String text) {
    try {
      var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException _) {
      throw new Malformed("it is no text: half of a character stands alone");
    }
  }

  private static Optional<String> text(byte[] utf8) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
