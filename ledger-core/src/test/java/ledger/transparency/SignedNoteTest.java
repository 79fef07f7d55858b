package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedNoteTest {

  private static final String TEXT = "a text\n";
  private static final String LINE = Keys.LOG.sign(TEXT, 0).line();
  private static final String GOOD = TEXT + "\n" + LINE + "\n";

  static Stream<Tampered<String>> malformed() {
    var base64 = LINE.substring(LINE.lastIndexOf(' ') + 1);
    return Stream.of(
        row("nothing", ""),
        row("a newline", "\n"),
        row("two newlines", "\n\n"),
        row("no signature", TEXT),
        row("no signature behind the empty line", TEXT + "\n"),
        row("two empty lines and no signature", TEXT + "\n\n"),
        row("no empty line", TEXT + LINE + "\n"),
        row("missing final newline", GOOD.substring(0, GOOD.length() - 1)),
        row("one newline too many", GOOD + "\n"),
        row("CRLF", GOOD.replace("\n", "\r\n")),
        row("CR in the text", GOOD.replace("a text", "a\rtext")),
        row("tab in the text", GOOD.replace("a text", "a\ttext")),
        row("NUL in the text", GOOD.replace("a text", "a\0text")),
        row("DEL in the text", GOOD.replace("a text", "a\u007ftext")),
        row("bytes that were no UTF-8", GOOD.replace("a text", "a\ufffdtext")),
        row("half a surrogate pair", GOOD.replace("a text", "a\ud800text")),
        row("hyphen instead of em dash", GOOD.replace('—', '-')),
        row("en dash", GOOD.replace('—', '–')),
        row("em dash without a space", GOOD.replace("— ", "—")),
        row("two spaces", GOOD.replace("— ", "—  ")),
        row("no name", GOOD.replace(Keys.ORIGIN, "")),
        row("no-break space in the name", GOOD.replace("example/log", "example\u00a0log")),
        row("ideographic space in the name", GOOD.replace("example/log", "example\u3000log")),
        row("line separator in the name", GOOD.replace("example/log", "example\u2028log")),
        row("next line in the name", GOOD.replace("example/log", "example\u0085log")),
        row("plus in the name", GOOD.replace("example/log", "example+log")),
        row("space behind the signature", GOOD.replace(base64, base64 + " ")),
        row("not base64", GOOD.replace(base64, "*" + base64.substring(1))),
        row("no padding", GOOD.replace("=\n", "\n")),
        row("URL alphabet", GOOD.replace(base64, "__" + base64.substring(2))),
        row("stray bits behind the last byte", GOOD.replace(base64, strayBits(base64))),
        row("key id alone", GOOD.replace(base64, "AAAAAA==")),
        row("a line of text among the signatures", GOOD + "more text\n"),
        row("101 signatures", TEXT + "\n" + (LINE + "\n").repeat(101)),
        row("a million bytes", "x".repeat(1 << 20) + GOOD));
  }

  /// The same bytes for a lenient reader: the last digit has bits that no byte takes.
  private static String strayBits(String base64) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int last = base64.indexOf('=') - 1;
    char other = alphabet.charAt(alphabet.indexOf(base64.charAt(last)) ^ 1);
    return base64.substring(0, last) + other + base64.substring(last + 1);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_signed_note_is_refused(Tampered<String> note) {
    assertThat(note.what()).isNotEqualTo(GOOD);
    assertThat(SignedNote.parse(note.what())).isEmpty();
  }

  @Test
  void a_hundred_signatures_are_read_and_what_is_read_is_written_the_same() {
    for (int count : new int[] {1, 16, 17, 100}) {
      var note = TEXT + "\n" + (LINE + "\n").repeat(count);
      assertThat(SignedNote.parse(note).orElseThrow().signatures()).hasSize(count);
      assertThat(SignedNote.parse(note).orElseThrow().encode()).isEqualTo(note);
    }
  }

  @Test
  void a_text_may_look_like_signatures() {
    var text = "a text\n\n" + LINE + "\n";
    var note = SignedNote.parse(text + "\n" + LINE + "\n").orElseThrow();
    assertThat(note.text()).isEqualTo(text);
    assertThat(Keys.LOG.key().verifies(note.signatures().getFirst(), text)).isFalse();
  }

  @Test
  void no_bit_of_a_note_can_be_flipped() {
    var bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length * 8; i++) {
      var flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << (i % 8));
      var read = SignedNote.parse(new String(flipped, StandardCharsets.UTF_8));
      assertThat(read.stream().filter(SignedNoteTest::isSigned)).as("bit " + i).isEmpty();
    }
  }

  private static boolean isSigned(SignedNote note) {
    return note.signatures().stream()
        .anyMatch(s -> Keys.LOG.key().signed(s) && Keys.LOG.key().verifies(s, note.text()));
  }

  @Test
  void signatures_are_added_behind_those_that_are_there() {
    var note = SignedNote.parse(GOOD).orElseThrow();
    var more = Keys.LOG_ML.sign(Keys.checkpoint(0, TreeHash.EMPTY).text(), 7);
    assertThat(note.with(Collections.nCopies(2, more)).encode())
        .isEqualTo(GOOD + (more.line() + "\n").repeat(2));
  }
}
