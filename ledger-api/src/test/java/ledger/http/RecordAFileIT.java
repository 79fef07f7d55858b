package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import ledger.LedgerIT;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of acts is sent, and what is wrong in it is told by its line.
class RecordAFileIT extends LedgerIT {

  @TempDir private Path folder;

  private record Ran(int code, String out) {}

  private Ran record(String name, String acts) throws IOException {
    var file = Files.writeString(folder.resolve(name), acts);
    var out = new StringWriter();
    int code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(
                "record",
                file.toString(),
                "--url",
                "http://localhost:" + port,
                "--token",
                token("opener"));
    return new Ran(code, out.toString());
  }

  private static String place(String id, int act) {
    return "act: RegisterReferent, actId: 00000000-0000-4000-8000-0000000001%02d, negotiation: file, mode: PERFORMED, kind: PLACE, id: %s"
        .formatted(act, id);
  }

  @Test
  void every_document_of_a_yaml_file_is_recorded_and_what_is_refused_is_told_by_its_line()
      throws IOException {
    harbour("file");
    var sent =
        record(
            "two.yaml",
            """
            ---
            # The first document.
            - {%s, neutralLabel: One}
            ---
            - {%s, neutralLabel: Two}
            - {%s, neutralLabel: ~}
            """
                .formatted(place("one", 1), place("two", 2), place("three", 3)));
    assertThat(sent.out())
        .contains("2 recorded, 0 already there, 1 refused")
        .contains(
            "two.yaml, line 6, column 132: MISSING_FIELD: The field \"neutralLabel\" is missing.");
    assertThat(sent.code()).isEqualTo(1);
  }

  @Test
  void blank_lines_and_a_mark_before_the_first_count_for_the_number_of_a_line_alone()
      throws IOException {
    var sent = record("acts.ndjson", "\ufeff\n{\"act\": \"Nothing\"}\n\n{\"act\": nothing}\n");
    assertThat(sent.out())
        .contains("line 2: UNKNOWN_ACT: ")
        .contains("line 4: NOT_JSON: The text is no JSON: column 9: ");
  }

  @Test
  void of_a_yaml_file_that_cannot_be_read_nothing_is_sent_and_the_line_is_told()
      throws IOException {
    var sent = record("broken.yaml", "- {act: OpenNegotiation}\n- {act: 'Open\n");
    assertThat(sent.out())
        .contains("broken.yaml, line 2: a quote is opened here and not closed")
        .doesNotContain("recorded");
    assertThat(sent.code()).isEqualTo(2);
  }
}
