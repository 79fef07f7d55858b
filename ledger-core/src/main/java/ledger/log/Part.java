package ledger.log;

import java.nio.charset.StandardCharsets;
import ledger.transparency.Sha256;

/// What an entry consists of. Each part is committed to by itself, under a salt of its own, so that
/// any of them can be shown, kept back or taken away without the others (docs/spec/entries.md).
public enum Part {
  /// Which act, of which negotiation, and what stood before it there.
  IDENTITY,
  /// When it was recorded, said, and is said to have happened.
  TIMES,
  /// What the ledger adds.
  ADDITIONS,
  /// Whose act it is, through whom, and through whose hands it came.
  SPEAKER,
  /// The act without its speaker.
  CONTENT;

  /// How long a salt is, in bytes.
  public static final int SALT = 32;

  static final int NUMBER = values().length;

  private static final byte[] LABEL = "ledger.part/v2\n".getBytes(StandardCharsets.US_ASCII);

  /// Hides the bytes from whoever lacks the salt, and binds whoever shows it to them.
  public byte[] commitment(byte[] salt, byte[] bytes) {
    return Sha256.of(LABEL, new byte[] {(byte) ordinal()}, salt, bytes);
  }
}
