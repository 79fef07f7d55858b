package ledger.transparency;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A public key by which signatures on notes are checked, with the name it signs under.
///
/// @param key as raw as its algorithm has it: 32 bytes of Ed25519, 1312 of ML-DSA-44
public record NoteKey(String name, Kind kind, byte[] key) {

  /// How a kind of key signs. A log signs with ED25519 and ML_DSA_44, a witness with
  /// ED25519_COSIGNATURE and ML_DSA_44.
  public enum Kind {
    ED25519(1, "Ed25519", 32, "302a300506032b6570032100"),
    ED25519_COSIGNATURE(4, "Ed25519", 32, "302a300506032b6570032100"),
    ML_DSA_44(6, "ML-DSA-44", 1312, "30820532300b06096086480165030403110382052100");

    final byte type;
    final String algorithm;
    final int length;
    final byte[] prefix;

    /// @param prefix of the key's X.509 form
    Kind(int type, String algorithm, int length, String prefix) {
      this.type = (byte) type;
      this.algorithm = algorithm;
      this.length = length;
      this.prefix = HexFormat.of().parseHex(prefix);
    }

    boolean isTimed() {
      return this != ED25519;
    }

    /// What is signed of a note.
    byte[] message(String name, long time, String text) {
      return switch (this) {
        case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
        case ED25519_COSIGNATURE ->
            ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
        case ML_DSA_44 -> subtree(name, time, text);
      };
    }

    private static byte[] subtree(String name, long time, String text) {
      var checkpoint =
          Checkpoint.parse(text)
              .orElseThrow(() -> new IllegalArgumentException("only checkpoints are signed so"));
      var cosigner = name.getBytes(StandardCharsets.UTF_8);
      var origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
      if (cosigner.length > 255 || origin.length > 255)
        throw new IllegalArgumentException("names of cosigner and log have at most 255 bytes");
      return ByteBuffer.allocate(
              12 + 1 + cosigner.length + 8 + 1 + origin.length + 16 + TreeHash.LENGTH)
          .put("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII))
          .put((byte) cosigner.length)
          .put(cosigner)
          .putLong(time)
          .put((byte) origin.length)
          .put(origin)
          .putLong(0)
          .putLong(checkpoint.size())
          .put(checkpoint.root().bytes())
          .array();
    }
  }

  public NoteKey {
    if (!isName(name)) throw new IllegalArgumentException("\"" + name + "\" is no name of a key");
    if (key.length != kind.length)
      throw new IllegalArgumentException("a key of " + kind + " has " + kind.length + " bytes");
    if (SmallOrder.is(key))
      throw new IllegalArgumentException("anybody could sign for this key: it is of small order");
  }

  /// Not empty, no spaces of any kind, no plus sign, nothing unprintable.
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c ->
                c == '+'
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE);
  }

  /// The four bytes by which a signature names its key.
  public int id() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.write(kind.type);
    bytes.writeBytes(key);
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()))
          .getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The key as text: `name+id+base64(type, key)`.
  public String vkey() {
    var typed = new byte[1 + key.length];
    typed[0] = kind.type;
    System.arraycopy(key, 0, typed, 1, key.length);
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /// Empty where it is no key of a kind that is known here, its id is not its own, or anybody could
  /// sign for it.
  public static Optional<NoteKey> parse(String vkey) {
    var parts = vkey.split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0])) return Optional.empty();
    return Base64Strict.decode(parts[2])
        .filter(typed -> typed.length > 1)
        .filter(typed -> !SmallOrder.is(Arrays.copyOfRange(typed, 1, typed.length)))
        .flatMap(typed ->
            Arrays.stream(Kind.values())
                .filter(kind -> kind.type == typed[0] && kind.length == typed.length - 1)
                .findFirst()
                .map(kind ->
                    new NoteKey(parts[0], kind, Arrays.copyOfRange(typed, 1, typed.length))))
        .filter(key -> key.vkey().equals(vkey));
  }

  public boolean signed(SignedNote.Signature signature) {
    return signature.name().equals(name) && signature.keyId() == id();
  }

  /// Whether this signature, which names this key, was made by it on this text.
  public boolean verifies(SignedNote.Signature signature, String text) {
    var bytes = signature.bytes();
    long time = 0;
    if (kind.isTimed()) {
      if (bytes.length < 8) return false;
      time = ByteBuffer.wrap(bytes).getLong();
      bytes = Arrays.copyOfRange(bytes, 8, bytes.length);
      if (time < 0) return false;
    }
    try {
      var check = Signature.getInstance(kind.algorithm);
      check.initVerify(publicKey());
      check.update(kind.message(name, time, text));
      return check.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    var encoded = Arrays.copyOf(kind.prefix, kind.prefix.length + key.length);
    System.arraycopy(key, 0, encoded, kind.prefix.length, key.length);
    return KeyFactory.getInstance(kind.algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey k && k.vkey().equals(vkey());
  }

  @Override
  public int hashCode() {
    return id();
  }

  @Override
  public String toString() {
    return vkey();
  }
}
