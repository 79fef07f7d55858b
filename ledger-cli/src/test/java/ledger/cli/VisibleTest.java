package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// What others wrote does not get hold of the terminal of whoever reads it.
class VisibleTest {

  @Test
  void a_line_stays_one_line_and_shows_what_cannot_be_seen() {
    assertThat(Visible.line("x\nintact\u001b[2J \u00e9\u2014"))
        .isEqualTo("x\\u000aintact\\u001b[2J \u00e9\u2014");
  }

  @Test
  void text_keeps_its_lines_and_scripts() {
    var shown = new StringWriter();
    try (var out = Visible.of(new PrintWriter(shown))) {
      out.print("a\tb\n\u0627\u0644\u0645\u0645\u0631 \u001b[31m\u0007\u009b2J");
    }
    assertThat(shown.toString())
        .isEqualTo("a\tb\n\u0627\u0644\u0645\u0645\u0631 \\u001b[31m\\u0007\\u009b2J");
  }
}
