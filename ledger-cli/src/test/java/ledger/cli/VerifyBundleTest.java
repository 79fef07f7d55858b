package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import ledger.cli.audit.Audit;
import ledger.cli.audit.AuditReport;
import ledger.cli.audit.BundleSource;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An auditor checks a folder, and believes nobody.
@Execution(ExecutionMode.CONCURRENT)
class VerifyBundleTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void the_founding_case_is_intact_for_both_verifiers() throws Exception {
    var bundle = ExampleLog.corridor().write(folder);
    var ran = Ran.ledger("verify", bundle);
    assertThat(ran.out())
        .contains(
            "65 leaves",
            "65 entries opened",
            "1 negotiations without a gap, to their last entry",
            "65 acts read again",
            "1 negotiations folded again")
        .contains("the keys come from the log itself")
        .endsWith("intact\n");
    assertThat(ran.code()).isZero();
    var python = Ran.python(bundle);
    assertThat(python.out())
        .contains(
            "65 entries opened",
            "1 negotiations without a gap, to their last entry",
            "(ML_DSA_44) is not checked")
        .endsWith("intact\n");
    assertThat(python.code()).isZero();
  }

  @Test
  void with_a_policy_of_ones_own_the_bundles_is_not_looked_at() throws Exception {
    var bundle = ExampleLog.corridor().write(folder.resolve("bundle"));
    Files.writeString(bundle.resolve(Bundle.POLICY), "nonsense\n");
    var own = Files.writeString(folder.resolve("policy"), ExampleLog.policy());
    assertThat(Ran.ledger("verify", bundle).code()).isEqualTo(3);
    var ran = Ran.ledger("verify", bundle, "--policy", own);
    assertThat(ran.out()).doesNotContain("the keys come from");
    assertThat(ran.code()).isZero();
    var python =
        Ran.python(
            List.of(
                bundle.resolve(Bundle.VERIFIER).toString(),
                bundle.toString(),
                "--policy",
                own.toString()));
    assertThat(python.code()).as(python.out()).isZero();
  }

  /// What nobody counted as theirs was not withheld from them.
  @Test
  void what_is_not_for_these_eyes_is_told_and_is_no_alteration() throws Exception {
    var log = ExampleLog.corridor();
    log.entries.replaceAll(ExampleLog.Entry::withheld);
    var bundle = log.write(folder);
    var nothing = new Counts(log.counts(bundle).checkpoint(), new TreeMap<>());
    Files.writeString(bundle.resolve(Bundle.COUNTS), ExampleLog.state(nothing.text()));
    for (var ran : List.of(Ran.ledger("verify", bundle), Ran.python(bundle))) {
      assertThat(ran.out()).contains("65 entries not for these eyes").endsWith("intact\n");
      assertThat(ran.code()).isZero();
    }
  }

  @Test
  void without_counts_nobody_can_tell() throws Exception {
    var bundle = ExampleLog.corridor().write(folder);
    Files.delete(bundle.resolve(Bundle.COUNTS));
    for (var ran : List.of(Ran.ledger("verify", bundle), Ran.python(bundle))) {
      assertThat(ran.out())
          .contains("65 entries opened", "counts is missing")
          .endsWith("cannot tell\n");
      assertThat(ran.code()).isEqualTo(3);
    }
  }

  @Test
  void it_goes_on_from_every_checkpoint_that_was_kept() throws Exception {
    var log = ExampleLog.corridor();
    var arguments = new ArrayList<Object>(List.of("verify", log.write(folder.resolve("bundle"))));
    for (int size : List.of(0, 1, 2, 7, 32, 64, 65)) {
      var kept = folder.resolve("kept-" + size);
      Files.copy(
          log.first(size).write(folder.resolve("of-" + size)).resolve(Bundle.CHECKPOINT), kept);
      arguments.addAll(List.of("--checkpoint", kept));
    }
    var ran = Ran.ledger(arguments.toArray());
    assertThat(ran.out()).contains("7 earlier checkpoints");
    assertThat(ran.code()).isZero();
  }

  @Test
  void a_kept_checkpoint_of_another_history_is_found() throws Exception {
    var bundle = ExampleLog.corridor().write(folder.resolve("bundle"));
    var other = ExampleLog.corridor().first(40);
    java.util.Collections.swap(other.entries, 3, 4);
    var kept = other.write(folder.resolve("other")).resolve(Bundle.CHECKPOINT);
    var ran = Ran.ledger("verify", bundle, "--checkpoint", kept);
    assertThat(ran.out())
        .contains("checkpoint: it does not go on from")
        .contains("another root at size 40");
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void a_log_that_was_longer_once_is_found() throws Exception {
    var log = ExampleLog.corridor();
    var kept = log.write(folder.resolve("long")).resolve(Bundle.CHECKPOINT);
    var bundle = log.first(40).write(folder.resolve("short"));
    var ran = Ran.ledger("verify", bundle, "--checkpoint", kept);
    assertThat(ran.out()).contains("checkpoint: it has 40 entries, and had 65 when");
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void a_kept_checkpoint_that_the_log_did_not_sign_tells_nothing() throws Exception {
    var bundle = ExampleLog.corridor().write(folder.resolve("bundle"));
    var forged = Files.readString(bundle.resolve(Bundle.CHECKPOINT)).replace("\n65\n", "\n64\n");
    var kept = Files.writeString(folder.resolve("forged"), forged);
    var ran = Ran.ledger("verify", bundle, "--checkpoint", kept);
    assertThat(ran.out()).contains("is no checkpoint that a log of the policy signed");
    assertThat(ran.code()).isEqualTo(3);
  }

  @Test
  void for_programs_it_is_one_json_object() throws Exception {
    var bundle = ExampleLog.corridor().write(folder);
    assertThat(Ran.ledger("verify", bundle, "--json").out())
        .contains("\"result\":\"intact\"", "\"entries\":65", "\"findings\":[]")
        .hasLineCount(1);
    flip(bundle.resolve(Bundle.ENTRIES), 200);
    assertThat(Ran.ledger("verify", bundle, "--json").out())
        .contains("\"result\":\"altered\"", "\"position\":0,\"field\":");
  }

  @Test
  void without_folding_no_payload_is_read() throws Exception {
    var ran = Ran.ledger("verify", ExampleLog.corridor().write(folder), "--no-fold");
    assertThat(ran.out()).contains("65 entries opened").doesNotContain("folded", "acts read");
    assertThat(ran.code()).isZero();
  }

  @Test
  void wrong_usage_is_told_from_what_cannot_be_told() {
    assertThat(Ran.ledger("verify").code()).isEqualTo(2);
    assertThat(Ran.ledger("verify", folder.resolve("nowhere")).code()).isEqualTo(2);
    assertThat(Ran.ledger("verify", folder, "--url", "http://localhost:1").code()).isEqualTo(2);
    assertThat(Ran.ledger("verify", "--url", "localhost").code()).isEqualTo(2);
    assertThat(Ran.ledger("verify", folder, "--policy", "nowhere").code()).isEqualTo(2);
    assertThat(Ran.ledger("verify", folder).code()).isEqualTo(3);
    assertThat(Ran.ledger("verify", "--url", "http://localhost:1").code()).isEqualTo(3);
  }

  @Test
  void wrong_usage_of_the_bundles_own_verifier_is_told_from_an_altered_bundle() throws Exception {
    var bundle = ExampleLog.corridor().write(folder);
    var verifier = bundle.resolve(Bundle.VERIFIER).toString();
    for (var wrong :
        List.of(
            List.of(verifier, "--policy"),
            List.of(verifier, bundle.toString(), "--policy", "nowhere"),
            List.of(verifier, "nowhere"),
            List.of(verifier, bundle.toString(), bundle.toString()))) {
      var ran = Ran.python(wrong);
      assertThat(ran.code()).as(ran.out()).isEqualTo(2);
      assertThat(ran.out()).doesNotContain("Traceback");
    }
  }

  /// A pipe has no end, and a file without end does not fit into memory.
  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "policy", "counts", "entries", "tile/0/000.p/65"})
  void what_is_no_file_of_a_bundle_is_not_read_and_nothing_is_said_of_the_rest(String name)
      throws Exception {
    var bundle = ExampleLog.corridor().write(folder.resolve("bundle"));
    var file = bundle.resolve(name);
    assertThat(file).exists();
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    for (var ran : List.of(Ran.ledger("verify", bundle), Ran.python(bundle))) {
      assertThat(ran.out())
          .contains("cannot tell:\n  " + name + " is not a regular file: it is not read\n")
          .endsWith("cannot tell\n");
      assertThat(ran.code()).isEqualTo(3);
    }
    if (name.equals("entries")) return;

    Files.delete(file);
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    for (var ran : List.of(Ran.ledger("verify", bundle), Ran.python(bundle))) {
      assertThat(ran.out()).contains(name + " is too large for one of a bundle: it is not read\n");
      assertThat(ran.code()).isEqualTo(3);
    }
  }

  @Test
  void an_empty_log_is_intact() throws Exception {
    var bundle = ExampleLog.corridor().first(0).write(folder);
    assertThat(Ran.ledger("verify", bundle).code()).isZero();
    assertThat(Ran.python(bundle).code()).isZero();
  }

  /// One that fills tiles on three levels needs 65,537 entries: hashes only.
  @Test
  void a_log_of_many_tiles_is_intact() throws Exception {
    var bundle = new ManyEntries(70_000, 1).write(folder);
    var ran = Ran.ledger("verify", bundle, "--no-fold");
    assertThat(ran.out()).contains("70000 leaves");
    assertThat(ran.code()).isZero();
    assertThat(Ran.python(bundle).out()).endsWith("intact\n");
    flip(bundle.resolve("tile/1/001.p/17"), 100);
    assertThat(Ran.ledger("verify", bundle, "--no-fold").out())
        .contains("tile/1/001.p/17: hash 3 is not that of the tile below, made again");
  }

  /// In place: a file that is emptied and written anew goes to the disk each time (ext4 sees to
  /// that), which is most of the time that twenty thousand alterations take.
  private static void put(FileChannel file, int at, int value) throws IOException {
    file.write(ByteBuffer.wrap(new byte[] {(byte) value}), at);
  }

  /// Every single byte, in the lowest and in the highest bit: none may go unnoticed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        Bundle.CHECKPOINT,
        Bundle.ENTRIES,
        Bundle.COUNTS,
        "tile/entries/000.p/2",
        "tile/0/000.p/2"
      })
  void no_byte_can_be_flipped(String name) throws IOException {
    var bundle = new Bundle(ExampleLog.corridor().first(2).write(folder));
    var clean = Files.readAllBytes(bundle.file(name));
    try (var file = FileChannel.open(bundle.file(name), StandardOpenOption.WRITE)) {
      for (int at = 0; at < clean.length; at++) {
        int bit = at % 2 == 0 ? 1 : 128;
        put(file, at, clean[at] ^ bit);
        assertThat(audit(bundle).result())
            .as("byte %s of %s, bit %s", at, name, bit)
            .isEqualTo(AuditReport.Result.ALTERED);
        put(file, at, clean[at]);
      }
    }
    assertThat(audit(bundle).result()).isEqualTo(AuditReport.Result.INTACT);
  }

  /// Every length that a file can be cut to.
  @ParameterizedTest
  @ValueSource(
      strings = {
        Bundle.CHECKPOINT,
        Bundle.ENTRIES,
        Bundle.COUNTS,
        "tile/entries/000.p/1",
        "tile/0/000.p/1"
      })
  void no_file_can_be_cut_short(String name) throws IOException {
    var bundle = new Bundle(ExampleLog.corridor().first(1).write(folder));
    try (var file = FileChannel.open(bundle.file(name), StandardOpenOption.WRITE)) {
      for (long length = file.size() - 1; length >= 0; length--) {
        file.truncate(length);
        assertThat(audit(bundle).result())
            .as("%s cut to %s", name, length)
            .isEqualTo(AuditReport.Result.ALTERED);
      }
    }
  }

  private static AuditReport audit(Bundle bundle) throws IOException {
    return Audit.of(
        new BundleSource(bundle), new Audit.Settings(Optional.empty(), List.of(), true), _ -> {});
  }

  private static void flip(Path file, int at) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }
}
