package ledger.seal;

import java.util.HexFormat;
import java.util.regex.Pattern;
import ledger.value.Malformed;

/// Ties a sealed act to its one key without showing the key; it goes into the act's leaf.
///
/// AES-GCM alone does not: whoever picks two keys can make one ciphertext that opens under both, to
/// two texts, and show whichever suits. An act has one key, so one commitment is enough; a key of
/// 256 random bits cannot be guessed from it.
///
/// @param hex 64 lower-case digits of `SHA-256("ledger.kc/v1" || key || place)`
public record KeyCommitment(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final byte[] LABEL = Framed.text("ledger.kc/v1");

  public KeyCommitment {
    Malformed.unless(FORM.matcher(hex).matches(), "a key commitment has 32 bytes");
  }

  public static KeyCommitment of(DataKey key, Place place) {
    return of(Hashing.sha256(LABEL, key.bytes(), place.bytes()));
  }

  public static KeyCommitment of(byte[] bytes) {
    return new KeyCommitment(HexFormat.of().formatHex(bytes));
  }

  /// 32 bytes, as in the leaf.
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
