package ledger.seal;

import java.util.UUID;
import ledger.value.Malformed;

/// A text as it is stored: which key opens it, and what the cipher made of it.
///
/// @param key the id of the [DataKey]
/// @param nonce 12 bytes, in base64
/// @param text the ciphertext and its tag of 16 bytes, in base64; as long as the text was in UTF-8,
///   plus the tag
public record SealedText(UUID key, String nonce, String text) {

  public SealedText {
    Malformed.unless(
        Base64Text.bytes(nonce).length == Gcm.NONCE_BYTES,
        "the nonce of a sealed text has 12 bytes");
    Malformed.unless(
        Base64Text.bytes(text).length >= Gcm.TAG_BYTES,
        "a sealed text ends with a tag of 16 bytes");
  }
}
