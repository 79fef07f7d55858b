package ledger.eyes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAPublicKeyParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSASigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Bouncy Castle's ML-DSA says of our signatures, over a message put together here from the
/// words of the specification and not by the code that signed.
class BouncyCastleTest {

  private static final int TIMED = 4 + 8;

  @TempDir static Path folder;
  private static Shown shown;

  @BeforeAll
  static void a_log() throws Exception {
    shown = Shown.in(folder, 300);
  }

  @Test
  void it_verifies_the_post_quantum_signatures_of_log_and_witness() throws Exception {
    assertThat(verifies(Shown.ORIGIN, shown.checkpoint(), 0)).isTrue();
    assertThat(verifies("witness.example/w2", shown.checkpoint(), 0)).isTrue();
  }

  @Test
  void it_refuses_them_with_any_byte_of_the_signature_changed() throws Exception {
    for (int at : new int[] {1, 2, 100, 2_000, 2_420})
      assertThat(verifies(Shown.ORIGIN, shown.checkpoint(), at)).as("byte " + at).isFalse();
  }

  @Test
  void it_refuses_one_of_another_size() throws Exception {
    var other = shown.checkpoint().replaceFirst("\n300\n", "\n299\n");
    assertThat(verifies(Shown.ORIGIN, other, 0)).isFalse();
  }

  /// @param changed which byte of the signature to change, from 1; 0 for none
  private static boolean verifies(String signer, String checkpoint, int changed) throws Exception {
    var note = SignedNote.parse(checkpoint).orElseThrow();
    var key = shown.mlDsa().stream().filter(k -> k.name().equals(signer)).findFirst().orElseThrow();
    var line =
        checkpoint
            .lines()
            .filter(l -> l.startsWith("— " + signer + " "))
            .map(l -> Base64.getDecoder().decode(l.substring(l.lastIndexOf(' ') + 1)))
            .filter(bytes -> ByteBuffer.wrap(bytes).getInt() == key.id())
            .findFirst()
            .orElseThrow();
    long time = ByteBuffer.wrap(line).getLong(4);
    var signature = Arrays.copyOfRange(line, TIMED, line.length);
    if (changed > 0) signature[changed - 1] ^= 1;
    var verifier = new MLDSASigner();
    verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, key.key()));
    var message = message(signer, time, Checkpoint.parse(note.text()).orElseThrow());
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  /// A cosignature of the whole tree as a subtree (tlog-cosignature).
  private static byte[] message(String signer, long time, Checkpoint checkpoint) {
    return ByteBuffer.allocate(
            12 + 1 + signer.length() + 8 + 1 + checkpoint.origin().length() + 8 + 8 + 32)
        .put("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII))
        .put((byte) signer.length())
        .put(signer.getBytes(StandardCharsets.US_ASCII))
        .putLong(time)
        .put((byte) checkpoint.origin().length())
        .put(checkpoint.origin().getBytes(StandardCharsets.US_ASCII))
        .putLong(0)
        .putLong(checkpoint.size())
        .put(checkpoint.root().bytes())
        .array();
  }
}
