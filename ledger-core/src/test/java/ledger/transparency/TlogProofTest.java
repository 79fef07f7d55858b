package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlogProofTest {

  private static final int INDEX = 17;
  private static final List<byte[]> ENTRIES = Trees.entries(new Random(3), 40);
  private static final Policy POLICY = Keys.policy("quorum W1");
  private static final String GOOD = receipt(INDEX, 40);

  private static String receipt(int index, int size) {
    var leaves = Trees.leaves(ENTRIES.subList(0, size));
    var note = Keys.checkpoint(size, Trees.root(leaves), Keys.LOG, Keys.W1);
    return new TlogProof(new InclusionProof(index, Trees.path(index, leaves)), note.encode())
        .encode();
  }

  private static boolean holds(String receipt, byte[] entry) {
    return TlogProof.parse(receipt).stream()
        .anyMatch(p -> p.check(entry, POLICY) instanceof Policy.Finding.Accepted);
  }

  @Test
  void a_receipt_shows_that_an_entry_is_in_the_log() {
    assertThat(holds(GOOD, ENTRIES.get(INDEX))).isTrue();
    assertThat(TlogProof.parse(GOOD).orElseThrow().encode()).isEqualTo(GOOD);
    assertThat(holds(receipt(0, 1), ENTRIES.get(0))).isTrue();
    var extra = GOOD.replace("\nindex", "\nextra YWJj\nindex");
    assertThat(holds(extra, ENTRIES.get(INDEX))).isTrue();
  }

  static Stream<Tampered<String>> forged() {
    var lines = GOOD.lines().toList();
    var first = lines.get(2);
    var second = lines.get(3);
    var other = receipt(INDEX, 39);
    var checkpoint = GOOD.substring(GOOD.indexOf("\n\n"));
    return Stream.of(
        row("nothing", ""),
        row("no header", GOOD.substring(GOOD.indexOf('\n') + 1)),
        row("another version", GOOD.replace("@v1", "@v2")),
        row("a space behind the header", GOOD.replace("@v1\n", "@v1 \n")),
        row("CRLF", GOOD.replace("\n", "\r\n")),
        row("no index", GOOD.replace("index 17\n", "")),
        row("index with leading zero", GOOD.replace("index 17", "index 017")),
        row("index below zero", GOOD.replace("index 17", "index -17")),
        row("index of another", GOOD.replace("index 17", "index 18")),
        row("index past the end", GOOD.replace("index 17", "index 40")),
        row("index of 64 bits", GOOD.replace("index 17", "index 18446744073709551633")),
        row("extra that is no base64", GOOD.replace("\nindex", "\nextra *\nindex")),
        row("extra twice", GOOD.replace("\nindex", "\nextra YQ==\nextra YQ==\nindex")),
        row("extra behind the index", GOOD.replace("index 17\n", "index 17\nextra YQ==\n")),
        row("one hash too few", GOOD.replace(first + "\n", "")),
        row("one hash too many", GOOD.replace(first, first + "\n" + first)),
        row("64 hashes", GOOD.replace(first, (first + "\n").repeat(64).strip())),
        row("two hashes swapped", GOOD.replace(first + "\n" + second, second + "\n" + first)),
        row("a hash without padding", GOOD.replace(first, first.replace("=", ""))),
        row("a hash with a space", GOOD.replace(first, first + " ")),
        row("the checkpoint of another size", GOOD.replace(checkpoint, ends(other))),
        row("another size in the checkpoint", GOOD.replace("\n40\n", "\n41\n")),
        row("another origin", GOOD.replace(Keys.ORIGIN + "\n40", "ledger.example/other\n40")),
        row("no checkpoint", GOOD.replace(checkpoint, "\n\n")),
        row("no empty line", GOOD.replaceFirst("\n\n", "\n")),
        row("missing final newline", GOOD.strip()),
        row("hyphen instead of em dash", GOOD.replace('—', '-')),
        row("no cosignature", GOOD.replaceFirst("— witness.*\n", "")));
  }

  private static String ends(String receipt) {
    return receipt.substring(receipt.indexOf("\n\n"));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void a_forged_receipt_shows_nothing(Tampered<String> receipt) {
    assertThat(receipt.what()).isNotEqualTo(GOOD);
    assertThat(holds(receipt.what(), ENTRIES.get(INDEX))).isFalse();
  }

  @Test
  void a_receipt_shows_nothing_of_another_entry_nor_under_another_policy() {
    assertThat(holds(GOOD, ENTRIES.get(INDEX + 1))).isFalse();
    assertThat(holds(GOOD, new byte[0])).isFalse();
    var strict = Keys.policy("quorum W2");
    assertThat(TlogProof.parse(GOOD).orElseThrow().check(ENTRIES.get(INDEX), strict))
        .isInstanceOf(Policy.Finding.Refused.class);
  }
}
