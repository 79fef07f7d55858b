package ledger.eyes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.transparency.CompactRange;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What golang.org/x/mod/sumdb says of our log: the code that guards the checksums of every Go
/// module.
class GoTest {

  private static final int SIZE = 70_000;

  @TempDir static Path scratch;
  private static Optional<Go> go = Optional.empty();
  private static Optional<Shown> shown = Optional.empty();

  private Runnable restore = () -> {};

  @BeforeAll
  static void a_log() throws Exception {
    go = Go.build(scratch);
    if (go.isEmpty()) return;
    var log = Shown.in(Files.createDirectory(scratch.resolve("log")), SIZE);
    log.write("proofs", proofs(log));
    shown = Optional.of(log);
  }

  @BeforeEach
  void go_is_installed() {
    assumeTrue(go.isPresent(), Go.MISSING);
  }

  @AfterEach
  void as_before() {
    restore.run();
  }

  private static String proofs(Shown log) throws IOException {
    var lines = new StringBuilder();
    for (int index : log.indices().filter(i -> i % 11 == 0 || i > SIZE - 4).toArray())
      lines.append(
          line(
              "record",
              index,
              Base64.getEncoder().encodeToString(Shown.entry(index)),
              Shown.hashes(log.tree().inclusion(index).siblings())));
    var range = CompactRange.empty();
    for (int size = 1; size <= SIZE; size++) {
      range.append(TreeHash.leaf(Shown.entry(size - 1)));
      if (size % 1_777 == 0 || Integer.bitCount(size) == 1 || size == SIZE)
        lines.append(
            line(
                "tree",
                size,
                range.root().base64(),
                Shown.hashes(log.tree().consistency(size).hashes())));
    }
    return lines.toString();
  }

  private static String line(String what, int number, String first, String hashes) {
    return (what + " " + number + " " + first + " " + hashes).strip() + "\n";
  }

  private Go.Said said() throws Exception {
    return go.orElseThrow().of(shown.orElseThrow().folder());
  }

  @Test
  void it_verifies_the_checkpoint_counts_every_entry_and_every_proof() throws Exception {
    assertThat(said().text()).startsWith("verified " + SIZE + " entries and ");
    assertThat(said().code()).isZero();
  }

  record Change(String how, String file, String from, String to) {
    @Override
    public String toString() {
      return how;
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change("size", "checkpoint", "\n70000\n", "\n69999\n"),
        new Change("origin", "checkpoint", "ledger.example/log\n7", "ledger.example/lag\n7"),
        new Change("no final newline", "checkpoint", "\n$", ""),
        new Change("hyphen for em dash", "checkpoint", "—", "-"),
        new Change("another count", "counts", "corridor 70000", "corridor 69999"),
        new Change("a negotiation more", "counts", "\ncorridor", "\ncorridor 1 A\ncorridor"),
        new Change("another key", "vkey", "A[A-Za-z]", "AB"),
        new Change("another index", "proofs", "record 0 ", "record 1 "),
        new Change("another entry", "proofs", "record 0 Z", "record 0 a"),
        new Change("a hash too few", "proofs", " [^ ]*\n", "\n"),
        new Change("two hashes swapped", "proofs", " ([^ ]+) ([^ ]+)\n", " $2 $1\n"),
        new Change("another old size", "proofs", "tree 1777 ", "tree 1778 "));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void it_refuses_a_text_that_was_tampered_with(Change change) throws Exception {
    var file = shown.orElseThrow().folder().resolve(change.file());
    var good = Files.readAllBytes(file);
    restore = () -> write(file, good);
    var text = Files.readString(file);
    var spoilt = text.replaceFirst(change.from(), change.to());
    assertThat(spoilt).isNotEqualTo(text);
    Files.writeString(file, spoilt);
    assertThat(said().text()).isNotEmpty().doesNotContain("verified");
    assertThat(said().code()).isEqualTo(1);
  }

  @Test
  void it_takes_counts_for_no_checkpoint() throws Exception {
    var folder = shown.orElseThrow().folder();
    var good = Files.readAllBytes(folder.resolve("checkpoint"));
    restore = () -> write(folder.resolve("checkpoint"), good);
    Files.write(folder.resolve("checkpoint"), Files.readAllBytes(folder.resolve("counts")));
    assertThat(said().text()).isEqualTo("refused: no checkpoint of ledger.example/log\n");
  }

  static Stream<String> tiles() {
    return Stream.of(
        "tile/0/000",
        "tile/0/273.p/112",
        "tile/1/000",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
        "tile/entries/000",
        "tile/entries/273.p/112");
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void it_refuses_a_tile_of_which_one_bit_was_flipped(String tile) throws Exception {
    var file = shown.orElseThrow().folder().resolve(tile);
    var good = Files.readAllBytes(file);
    restore = () -> write(file, good);
    var spoilt = good.clone();
    spoilt[good.length - 1] ^= 1;
    Files.write(file, spoilt);
    assertThat(said().text()).startsWith("refused:");
    assertThat(said().code()).isEqualTo(1);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
