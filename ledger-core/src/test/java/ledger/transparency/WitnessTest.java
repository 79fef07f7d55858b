package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.transparency.NoteKey.Kind;
import ledger.transparency.Witness.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WitnessTest {

  private static final List<TreeHash> LEAVES = Trees.leaves(Trees.entries(new Random(8), 100));
  private static final List<TreeHash> FORK = Trees.leaves(Trees.entries(new Random(9), 100));

  @TempDir Path folder;

  private Witness witness() {
    return new Witness(
        Map.of(Keys.ORIGIN, List.of(Keys.LOG.key(), Keys.LOG_ML.key())),
        List.of(Keys.W1, Keys.W2),
        new FileWitnessStore(folder),
        () -> Keys.NOW);
  }

  private static TreeHash root(List<TreeHash> leaves, int size) {
    return Trees.root(leaves.subList(0, size));
  }

  private static String request(List<TreeHash> leaves, int old, int size, NoteSigner... by) {
    var proof = new ConsistencyProof(Trees.proof(old, leaves.subList(0, size)));
    return Witness.request(old, proof, Keys.checkpoint(size, root(leaves, size), by).encode());
  }

  private static int status(Answer answer) {
    return switch (answer) {
      case Answer.Cosigned _ -> 200;
      case Answer.OtherSize _ -> 409;
      case Answer.Refused(int status, var _) -> status;
    };
  }

  @Test
  void a_log_that_goes_on_is_cosigned_and_both_kinds_of_cosignature_are_believed()
      throws Exception {
    var witness = witness();
    assertThat(witness.latest(Witness.hash(Keys.ORIGIN))).isEmpty();
    int old = 0;
    for (int size : new int[] {0, 1, 1, 8, 37, 38, 64, 100}) {
      var note = Keys.checkpoint(size, root(LEAVES, size), Keys.LOG);
      var answer = witness().add(request(LEAVES, old, size, Keys.LOG));
      assertThat(answer).isInstanceOf(Answer.Cosigned.class);
      var cosigned =
          SignedNote.parse(note.encode() + ((Answer.Cosigned) answer).lines()).orElseThrow();
      var policy = Keys.policy("group both all W1 W2\nquorum both");
      assertThat(policy.check(cosigned)).isInstanceOf(Policy.Finding.Accepted.class);
      var shown = SignedNote.parse(witness.latest(Witness.hash(Keys.ORIGIN)).orElseThrow());
      assertThat(policy.check(shown.orElseThrow())).isEqualTo(policy.check(cosigned));
      old = size;
    }
    assertThat(witness.latest(Witness.hash("ledger.example/other"))).isEmpty();
    assertThat(witness.latest("../" + Witness.hash(Keys.ORIGIN))).isEmpty();
  }

  record Asked(String body, int status) {}

  static Stream<Tampered<Asked>> refused() {
    var good = request(LEAVES, 37, 77, Keys.LOG);
    var hash = good.lines().toList().get(1);
    var other = NoteSigner.generate("ledger.example/other", Kind.ED25519);
    var named = NoteSigner.generate(Keys.ORIGIN, Kind.ED25519);
    var log = Keys.LOG.key();
    var forged = new SignedNote.Signature(log.name(), log.id(), new byte[64]);
    var elsewhere = new Checkpoint("ledger.example/other", 77, root(LEAVES, 77)).body();
    var empty = Keys.checkpoint(77, root(LEAVES, 77), Keys.LOG).encode();
    var none = new ConsistencyProof(List.of());
    return Stream.of(
        row("nothing", new Asked("", 400)),
        row("only newlines", new Asked("\n\n\n\n", 400)),
        row("no old size", new Asked(good.substring(good.indexOf('\n') + 1), 400)),
        row("old size with leading zero", new Asked(good.replace("old 37", "old 037"), 400)),
        row("old size below zero", new Asked(good.replace("old 37", "old -37"), 400)),
        row(
            "old size of 64 bits",
            new Asked(good.replace("old 37", "old 1" + "0".repeat(19)), 400)),
        row("two spaces", new Asked(good.replace("old 37", "old  37"), 400)),
        row("CRLF", new Asked(good.replace("\n", "\r\n"), 400)),
        row("no empty line", new Asked(good.replaceFirst("\n\n", "\n"), 400)),
        row("64 hashes", new Asked(good.replace(hash, (hash + "\n").repeat(64).strip()), 400)),
        row("a hash in hex", new Asked(good.replace(hash, TreeHash.EMPTY.hex()), 400)),
        row("no checkpoint", new Asked("old 37\n\n", 400)),
        row("no signature", new Asked(good.replaceFirst("— .*\n", ""), 400)),
        row("missing final newline", new Asked(good.substring(0, good.length() - 1), 400)),
        row("a size with a leading zero", new Asked(good.replace("\n77\n", "\n077\n"), 400)),
        row(
            "smaller than the old size",
            new Asked(request(LEAVES, 37, 37, Keys.LOG).replace("old 37", "old 38"), 400)),
        row("a log not known", new Asked("old 37\n\n" + Keys.note(elsewhere, other).encode(), 404)),
        row(
            "not known, and no signature of its own",
            new Asked("old 0\n\n" + Keys.note(elsewhere, Keys.LOG).encode(), 404)),
        row("signed by a stranger", new Asked(request(LEAVES, 37, 77, other), 403)),
        row("a stranger of the log's name", new Asked(request(LEAVES, 37, 77, named), 403)),
        row("signed by the witness itself", new Asked(request(LEAVES, 37, 77, Keys.W1), 403)),
        row("another size than was signed", new Asked(good.replace("\n77\n", "\n78\n"), 403)),
        row("a signature beside a forged one", new Asked(good + forged.line() + "\n", 403)),
        row("behind", new Asked(request(LEAVES, 36, 77, Keys.LOG), 409)),
        row("from nothing", new Asked(request(LEAVES, 0, 77, Keys.LOG), 409)),
        row("ahead", new Asked(request(LEAVES, 38, 77, Keys.LOG), 409)),
        row("behind, and the proof is wrong", new Asked(request(FORK, 36, 77, Keys.LOG), 409)),
        row("no proof", new Asked(Witness.request(37, none, empty), 422)),
        row("a hash missing", new Asked(good.replace(hash + "\n", ""), 422)),
        row("a hash twice", new Asked(good.replace(hash, hash + "\n" + hash), 422)),
        row("another log of the same name", new Asked(request(FORK, 37, 77, Keys.LOG), 422)),
        row("the same size, another root", new Asked(request(FORK, 37, 37, Keys.LOG), 422)),
        row(
            "the same size and a hash",
            new Asked(
                request(LEAVES, 37, 37, Keys.LOG).replace("old 37\n", "old 37\n" + hash + "\n"),
                422)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_request_that_is_refused_is_told_why_and_changes_nothing(Tampered<Asked> row)
      throws Exception {
    witness().add(request(LEAVES, 0, 37, Keys.LOG));
    var before = witness().latest(Witness.hash(Keys.ORIGIN));
    var answer = witness().add(row.what().body());
    assertThat(status(answer)).isEqualTo(row.what().status());
    if (answer instanceof Answer.OtherSize(long size)) assertThat(size).isEqualTo(37);
    assertThat(witness().latest(Witness.hash(Keys.ORIGIN))).isEqualTo(before).isPresent();
  }

  @Test
  void what_begins_at_nothing_needs_an_empty_root_and_no_proof() throws Exception {
    var none = new ConsistencyProof(List.of());
    var some = new ConsistencyProof(List.of(TreeHash.EMPTY));
    var nothing = Keys.checkpoint(0, LEAVES.getFirst(), Keys.LOG).encode();
    var five = Keys.checkpoint(5, root(LEAVES, 5), Keys.LOG).encode();
    assertThat(status(witness().add(Witness.request(0, none, nothing)))).isEqualTo(422);
    assertThat(status(witness().add(Witness.request(0, some, five)))).isEqualTo(422);
    assertThat(status(witness().add(Witness.request(1, none, five)))).isEqualTo(409);
    assertThat(status(witness().add(Witness.request(0, none, five)))).isEqualTo(200);
  }

  /// What is kept has to be read again: a log must not be able to make it too long for that.
  @Test
  void a_log_that_signs_a_hundred_times_cannot_make_a_witness_forget() throws Exception {
    var often = Collections.nCopies(100, Keys.LOG).toArray(NoteSigner[]::new);
    assertThat(status(witness().add(request(LEAVES, 0, 50, often)))).isEqualTo(200);
    assertThat(witness().add(request(FORK, 0, 60, Keys.LOG))).isEqualTo(new Answer.OtherSize(50));
    assertThat(status(witness().add(request(LEAVES, 50, 60, Keys.LOG)))).isEqualTo(200);
  }

  @Test
  void what_would_be_too_long_to_be_read_again_is_not_cosigned() throws Exception {
    var root = root(LEAVES, 50);
    var text = new Checkpoint(Keys.ORIGIN, 50, root).body() + "x".repeat((1 << 20) - 400) + "\n";
    var note = Keys.note(text, Keys.LOG).encode();
    assertThat(SignedNote.parse(note)).isPresent();
    var none = new ConsistencyProof(List.of());
    assertThat(status(witness().add(Witness.request(0, none, note)))).isEqualTo(400);
    assertThat(status(witness().add(request(LEAVES, 0, 50, Keys.LOG)))).isEqualTo(200);
  }

  @Test
  void a_witness_that_cannot_read_what_it_cosigned_cosigns_nothing() throws Exception {
    witness().add(request(LEAVES, 0, 50, Keys.LOG));
    var file = folder.resolve(Witness.hash(Keys.ORIGIN)).resolve("checkpoint");
    for (var damaged : List.of("", "garbage", Files.readString(file).substring(0, 40))) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> witness().add(request(FORK, 0, 60, Keys.LOG)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be read");
    }
  }

  @Test
  void of_many_requests_at_once_one_is_cosigned_and_nothing_is_rolled_back() throws Exception {
    var witness = witness();
    witness.add(request(LEAVES, 0, 10, Keys.LOG));
    try (var all = Executors.newFixedThreadPool(8)) {
      int old = 10;
      for (int round = 0; round < 10; round++) {
        int from = old;
        List<Callable<Answer>> asks = new ArrayList<>();
        IntStream.range(1, 9)
            .forEach(
                more -> asks.add(() -> witness.add(request(LEAVES, from, from + more, Keys.LOG))));
        var sizes = new ArrayList<Long>();
        int cosigned = 0;
        for (var answer : all.invokeAll(asks))
          switch (answer.get()) {
            case Answer.Cosigned _ -> cosigned++;
            case Answer.OtherSize(long size) -> sizes.add(size);
            case Answer.Refused refused -> throw new AssertionError(refused.why());
          }
        assertThat(cosigned).isEqualTo(1);
        assertThat(sizes).hasSize(7).containsOnly(sizes.getFirst());
        old = sizes.getFirst().intValue();
        assertThat(old).isGreaterThan(from);
      }
    }
  }
}
