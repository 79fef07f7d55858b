package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

  private static final String ROOT = TreeHash.EMPTY.base64();

  static Stream<Tampered<String>> malformed() {
    return Stream.of(
        row("nothing", ""),
        row("no final newline", "a\n1\n" + ROOT),
        row("two lines", "a\n1\n"),
        row("no origin", "\n1\n" + ROOT + "\n"),
        row("size with leading zero", "a\n01\n" + ROOT + "\n"),
        row("size with a sign", "a\n+1\n" + ROOT + "\n"),
        row("size below zero", "a\n-1\n" + ROOT + "\n"),
        row("size in hex", "a\n0x1\n" + ROOT + "\n"),
        row("size with a space", "a\n1 \n" + ROOT + "\n"),
        row("size in other digits", "a\n١\n" + ROOT + "\n"),
        row("size of 64 bits", "a\n9223372036854775808\n" + ROOT + "\n"),
        row("no size", "a\n\n" + ROOT + "\n"),
        row("root of 31 bytes", "a\n1\n" + "A".repeat(40) + "AA==\n"),
        row("root without padding", "a\n1\n" + ROOT.replace("=", "") + "\n"),
        row("root with stray bits", "a\n1\n" + "A".repeat(42) + "B=\n"),
        row("root in hex", "a\n1\n" + TreeHash.EMPTY.hex() + "\n"),
        row("CRLF", "a\r\n1\r\n" + ROOT + "\r\n"),
        row("empty extension line", "a\n1\n" + ROOT + "\n\n"),
        row("empty line between extension lines", "a\n1\n" + ROOT + "\nx\n\ny\n"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_checkpoint_is_refused(Tampered<String> text) {
    assertThat(Checkpoint.parse(text.what())).isEmpty();
  }

  @Test
  void the_largest_size_is_the_largest_there_is() {
    var text = "a b+c\n" + Long.MAX_VALUE + "\n" + ROOT + "\n";
    assertThat(Checkpoint.parse(text))
        .contains(new Checkpoint("a b+c", Long.MAX_VALUE, TreeHash.EMPTY));
  }

  @Test
  void extension_lines_are_passed_over() {
    assertThat(Checkpoint.parse("a\n0\n" + ROOT + "\nmore\n"))
        .contains(new Checkpoint("a", 0, TreeHash.EMPTY));
  }
}
