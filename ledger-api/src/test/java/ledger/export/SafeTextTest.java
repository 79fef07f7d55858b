package ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that somebody said begins a formula, and everything that somebody said is got back.
class SafeTextTest {

  private static String back(String cell) {
    return cell.replaceAll(SafeText.UNDO, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+374 10 000000",
        "-5 degrees",
        "@everybody",
        "\t=1",
        "\r=1",
        "\n=1",
        "=HYPERLINK(\"http://example.org/\"&A1)",
        "'quoted",
        "''=1",
        "\uFF1D1",
        "first;=1",
        "first\n=1",
        "first\r\n-second",
        "first\t+1",
        ";'=1"
      })
  void what_would_begin_a_formula_begins_with_an_apostrophe(String said) {
    var cell = SafeText.of(said);
    assertThat(cell).isNotEqualTo(said);
    for (var part : cell.split("[;\t\r\n]"))
      assertThat(part).doesNotMatch("[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*");
    assertThat(back(cell)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A road",
        "2 = 1 + 1",
        "well-known",
        "o'clock",
        "a; -b",
        "one\r\ntwo",
        "Ճանապարհ"
      })
  void everything_else_stays_as_it_is(String said) {
    assertThat(SafeText.of(said)).isEqualTo(said);
  }

  @Test
  void any_text_is_got_back() {
    var chance = new Random(47);
    var signs = "=+-@';\t\r\n a\uFF1D";
    for (int i = 0; i < 20_000; i++) {
      var said = new StringBuilder();
      for (int length = chance.nextInt(8); length > 0; length--)
        said.append(signs.charAt(chance.nextInt(signs.length())));
      assertThat(back(SafeText.of(said.toString()))).isEqualTo(said.toString());
    }
  }
}
