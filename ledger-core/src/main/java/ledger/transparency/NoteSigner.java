package ledger.transparency;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// A private key that signs notes.
///
/// As text it is its public key ([NoteKey#vkey]), a space, and its PKCS #8 form in base64: one line
/// of a key file.
public record NoteSigner(NoteKey key, PrivateKey secret) {

  public static NoteSigner generate(String name, NoteKey.Kind kind) {
    try {
      var pair = KeyPairGenerator.getInstance(kind.algorithm).generateKeyPair();
      var encoded = pair.getPublic().getEncoded();
      var raw = Arrays.copyOfRange(encoded, kind.prefix.length, encoded.length);
      return new NoteSigner(new NoteKey(name, kind, raw), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + kind.algorithm, e);
    }
  }

  public String line() {
    return key.vkey() + " " + Base64.getEncoder().encodeToString(secret.getEncoded());
  }

  /// @throws IllegalArgumentException where it is no such line, or its two halves do not belong
  ///   together
  public static NoteSigner parse(String line) {
    var parts = line.strip().split(" ", -1);
    if (parts.length != 2)
      throw new IllegalArgumentException(
          "a key is a line of its public form, a space and its private form");
    var key =
        NoteKey.parse(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("this is no public key: " + parts[0]));
    try {
      var secret =
          KeyFactory.getInstance(key.kind().algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1])));
      var signer = new NoteSigner(key, secret);
      var probe = new Checkpoint("probe", 0, TreeHash.EMPTY).body();
      if (!key.verifies(signer.sign(probe, 1), probe))
        throw new IllegalArgumentException("the private key is not that of " + parts[0]);
      return signer;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the private form of " + parts[0] + " cannot be read", e);
    }
  }

  /// @param time seconds since 1970, for the kinds that say when they signed
  public SignedNote.Signature sign(String text, long time) {
    try {
      var signature = Signature.getInstance(key.kind().algorithm);
      signature.initSign(secret);
      signature.update(key.kind().message(key.name(), time, text));
      var bytes = signature.sign();
      if (key.kind().isTimed())
        bytes = ByteBuffer.allocate(8 + bytes.length).putLong(time).put(bytes).array();
      return new SignedNote.Signature(key.name(), key.id(), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + key.vkey(), e);
    }
  }

  /// Never its private half: this may reach a line of a server's log.
  @Override
  public String toString() {
    return "signer of " + key.vkey();
  }
}
