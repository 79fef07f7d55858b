package ledger.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import ledger.value.Malformed;

/// A data key as it lies in its file: sealed under the key of an epoch, bound to its id and that
/// epoch, so that one file cannot pass for another.
record WrappedKey(UUID id, int epoch, String nonce, String wrapped) {

  private static final String LABEL = "ledger.key/v1";

  static WrappedKey wrap(DataKey key, int epoch, byte[] epochKey, SecureRandom chance) {
    var nonce = Gcm.nonce(chance);
    var wrapped = Gcm.seal(epochKey, nonce, bound(key.id(), epoch), key.bytes());
    return new WrappedKey(key.id(), epoch, Base64Text.of(nonce), Base64Text.of(wrapped));
  }

  Optional<DataKey> unwrap(byte[] epochKey) {
    return Gcm.open(epochKey, Base64Text.bytes(nonce), bound(id, epoch), Base64Text.bytes(wrapped))
        .map(bytes -> new DataKey(id, bytes));
  }

  byte[] file() {
    return Framed.text(
        String.join("\n", LABEL, id.toString(), String.valueOf(epoch), nonce, wrapped) + "\n");
  }

  static WrappedKey of(byte[] file) {
    var lines = new String(file, StandardCharsets.UTF_8).split("\n", -1);
    Malformed.unless(lines.length == 6 && lines[0].equals(LABEL), "it is no " + LABEL);
    return new WrappedKey(
        UUID.fromString(lines[1]), Integer.parseInt(lines[2]), lines[3], lines[4]);
  }

  private static byte[] bound(UUID id, int epoch) {
    return Framed.parts(Framed.text(LABEL), Framed.uuid(id), Framed.text(String.valueOf(epoch)));
  }
}
