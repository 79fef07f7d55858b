package ledger.eyes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorParseException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import ledger.transparency.Checkpoint;
import ledger.transparency.InclusionProof;
import ledger.transparency.SignedNote;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What sigstore-java says of our proofs and checkpoints.
class SigstoreTest {

  private static final int SIZE = 600;

  @TempDir static Path folder;
  private static Shown shown;

  @BeforeAll
  static void a_log() throws Exception {
    shown = Shown.in(folder, SIZE);
  }

  private static void verify(
      TreeHash leaf, long index, long size, List<TreeHash> path, TreeHash root)
      throws InclusionProofVerificationException {
    InclusionProofVerifier.verify(
        leaf.bytes(), index, size, path.stream().map(TreeHash::bytes).toList(), root.bytes());
  }

  @Test
  void it_verifies_our_inclusion_proofs_for_entries_it_hashes_itself() throws Exception {
    for (int index : shown.indices().toArray()) {
      var proof = shown.tree().inclusion(index);
      verify(TreeHash.leaf(Shown.entry(index)), index, SIZE, proof.siblings(), shown.tree().root());
    }
  }

  record Forged(String how, TreeHash leaf, long index, long size, List<TreeHash> path) {
    @Override
    public String toString() {
      return how;
    }
  }

  static Stream<Forged> forged() throws Exception {
    var leaf = TreeHash.leaf(Shown.entry(300));
    var path = shown.tree().inclusion(300).siblings();
    var swapped = new ArrayList<>(path);
    swapped.set(0, path.get(1));
    swapped.set(1, path.get(0));
    var more = new ArrayList<>(path);
    more.add(leaf);
    return Stream.of(
        new Forged("another leaf", TreeHash.leaf(Shown.entry(301)), 300, SIZE, path),
        new Forged("another index", leaf, 301, SIZE, path),
        new Forged("another size", leaf, 300, 256, path),
        new Forged("two hashes swapped", leaf, 300, SIZE, swapped),
        new Forged("one hash too few", leaf, 300, SIZE, path.subList(0, path.size() - 1)),
        new Forged("one hash too many", leaf, 300, SIZE, more));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void it_refuses_what_we_refuse(Forged forged) throws Exception {
    var root = shown.tree().root();
    assertThat(
            new InclusionProof(forged.index(), forged.path())
                .holds(forged.leaf(), forged.size(), root))
        .isFalse();
    assertThatThrownBy(
            () -> verify(forged.leaf(), forged.index(), forged.size(), forged.path(), root))
        .isInstanceOf(Exception.class);
  }

  @Test
  void it_reads_our_checkpoint_and_what_it_reads_is_what_our_key_signed() throws Exception {
    var read = Checkpoints.from(shown.checkpoint());
    assertThat(read.getOrigin()).isEqualTo(Shown.ORIGIN);
    assertThat(read.getSize()).isEqualTo(SIZE);
    assertThat(read.getBase64Hash()).isEqualTo(shown.tree().root().base64());
    assertThat(read.getSignatures()).hasSize(4);
    var ours = read.getSignatures().getFirst();
    assertThat(ours.getIdentity()).isEqualTo(Shown.ORIGIN);
    assertThat(ByteBuffer.wrap(ours.getKeyHint()).getInt()).isEqualTo(shown.log().key().id());
    assertThat(isSigned(read.getSignedData(), ours.getSignature())).isTrue();
    assertThat(isSigned(read.getSignedData().replace("600", "601"), ours.getSignature())).isFalse();
  }

  private static boolean isSigned(String text, byte[] signature) throws Exception {
    var raw = HexFormat.of().formatHex(shown.log().key().key());
    var encoded = HexFormat.of().parseHex("302a300506032b6570032100" + raw);
    var check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    check.update(text.getBytes(StandardCharsets.UTF_8));
    return check.verify(signature);
  }

  static Stream<String> spoilt() throws Exception {
    var good = shown.checkpoint();
    return Stream.of(
        good.stripTrailing(),
        good.replace("\n\n", "\n"),
        good.replace("\n600\n", "\nsix hundred\n"),
        good.replaceAll("— .*\n", ""),
        good.replace('—', '-'));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void it_refuses_a_checkpoint_that_is_none(String note) {
    assertThat(SignedNote.parse(note).flatMap(n -> Checkpoint.parse(n.text()))).isEmpty();
    assertThatThrownBy(() -> Checkpoints.from(note)).isInstanceOf(RekorParseException.class);
  }
}
