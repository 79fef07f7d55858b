package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A file of acts, written by hand or by a program, and what is told of a line that is broken.
class ActFileTest {

  @TempDir private Path folder;

  @Test
  void every_document_of_a_yaml_file_is_an_act_or_a_list_of_acts() throws IOException {
    assertThat(
            yaml(
                """
                # A comment.
                ---
                - {act: A}
                - {act: B}
                ---
                act: C
                note: |
                  two
                  lines
                ---
                ---
                # nothing here
                ...
                ---
                - act: D
                """))
        .containsExactly(
            "3 {\"act\":\"A\"}",
            "4 {\"act\":\"B\"}",
            "6 {\"act\":\"C\",\"note\":\"two\\nlines\\n\"}",
            "15 {\"act\":\"D\"}");
  }

  @ParameterizedTest(name = "\"{0}\" has no acts")
  @ValueSource(strings = {"", "---", "---\n---\n...\n", "# a comment", "[]", "~"})
  void an_empty_document_is_skipped(String file) throws IOException {
    assertThat(yaml(file)).isEmpty();
  }

  /// As YAML 1.2 has them: what looks like a date, a yes or a version stays text.
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ~            | null
          null         | null
          ``           | null
          ''           | ""
          "~"          | "~"
          'null'       | "null"
          7            | 7
          -7           | -7
          1.5          | 1.5
          "7"          | "7"
          !!str 7      | "7"
          true         | true
          yes          | "yes"
          on           | "on"
          2026-01-01   | "2026-01-01"
          12:30        | "12:30"
          .inf         | ".inf"
          1_000        | "1_000"
          """)
  void a_value_is_what_it_looks_like(String written, String read) throws IOException {
    assertThat(yaml("x: " + (written == null ? "" : written)))
        .containsExactly("1 {\"x\":" + read + "}");
  }

  @Test
  void what_an_alias_stands_for_is_put_in_its_place() throws IOException {
    assertThat(yaml("- &one {act: A, by: &who north}\n- {act: B, by: *who, of: *one}\n"))
        .containsExactly(
            "1 {\"act\":\"A\",\"by\":\"north\"}",
            "2 {\"act\":\"B\",\"by\":\"north\",\"of\":{\"act\":\"A\",\"by\":\"north\"}}");
  }

  /// A few lines of aliases of aliases would otherwise stand for more than any memory holds.
  @Test
  void aliases_make_an_act_only_so_large() {
    var file = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 6; i++)
      file.append(
          "a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n"
              .formatted(i, i - 1));
    assertThatThrownBy(() -> yaml(file.toString()))
        .isInstanceOf(BrokenLine.class)
        .hasMessage("line 5: an act holds at most 65536 values, with what its aliases stand for");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - {act: A}\\n- {act: B        | line 2: the "{" of line 2 is not closed, or a comma is missing: what stands in it is divided by commas and ends with "}"
          - {act: A, by: [b\\n- {act: B}  | line 2: the "[" of line 1 is not closed, or a comma is missing: what stands in it is divided by commas and ends with "]"
          act: A\\n  by: x             | line 2: a colon stands where no field can begin: put a text that has a colon in quotes, or set the line in like the fields beside it
          - act: A\\n  note: one: two    | line 2: a colon stands where no field can begin: put a text that has a colon in quotes, or set the line in like the fields beside it
          - act: A\\n\\tby: x           | line 2: it is indented by a tab: YAML takes spaces only
          - act: A\\n   by: x\\n  to: y  | line 2: a colon stands where no field can begin: put a text that has a colon in quotes, or set the line in like the fields beside it
          - act: A\\n by: x             | line 2: it is set in otherwise than what stands above it: fields of one act begin in one column
          - act: A\\n  by\\n  to: y      | line 2: it is no field: it has no colon with a space behind it, or is set in too little
          - act: A\\n- act: 'B\\n       | line 2: a quote is opened here and not closed
          - act: A\\n  note: "C:\\\\qx"    | line 2: in double quotes a backslash begins an escape: write two, or use single quotes
          - act: A\\n  note: "one" two | line 2: a text stands where none can: put all of it in one pair of quotes, and begin fields in one column
          - act: A\\n  note: @home      | line 2: no text begins with a mark like this: put it in quotes
          - {act: A, words: b, and c, to: d} | line 1: within braces a comma ends a text, and "and c" has no value: put the text in front of it in quotes, to where it ends
          - act: A\\n- by: x\\n  by: y  | line 3: the field "by" stands there twice
          - act: *one                  | line 1: nothing before it is marked "&one"
          - &one {of: *one}            | line 1: nothing before it is marked "&one"
          - ? {a: b}\\n  : c            | line 1: the name of a field is text
          - act: A\\n- act: BELL         | line 2: it holds a character that YAML does not take
          """)
  void where_a_yaml_file_cannot_be_read_the_line_is_told_and_nothing_is_sent(
      String file, String told) {
    assertThatThrownBy(() -> yaml(file.translateEscapes().replace("BELL", "\u0007")))
        .isInstanceOf(BrokenLine.class)
        .hasMessage(told);
  }

  @Test
  void a_yaml_file_that_is_nested_without_end_or_is_not_utf_8_is_told_too() throws IOException {
    assertThatThrownBy(() -> yaml("\n- " + "[".repeat(100_000)))
        .hasMessage("line 2: it is nested too deeply");
    var file = folder.resolve("latin.yaml");
    Files.write(file, "- act: A\n- note: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ActFile.lines(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ", line 2: it is not UTF-8: convert the file");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"acts.yaml", "acts.ndjson"})
  void a_byte_order_mark_is_taken_and_lines_have_their_numbers_in_the_file(String name)
      throws IOException {
    var file = folder.resolve(name);
    Files.writeString(
        file,
        name.endsWith("yaml")
            ? "\ufeff\n- {\"act\": A}\n\n- {\"act\": B}\n"
            : "\ufeff\r\n{\"act\":\"A\"}\r\n \t\n{\"act\":\"B\"}");
    var read = new ArrayList<String>();
    try (var in = Files.newInputStream(file)) {
      var acts = ActFile.of(in, ActFile.Kind.of(file), new ActFormat());
      while (acts.hasNext()) {
        var act = acts.next();
        read.add(act.line() + " " + act.act());
      }
    }
    assertThat(read).containsExactly("2 {\"act\":\"A\"}", "4 {\"act\":\"B\"}");
  }

  @Test
  void a_mark_anywhere_else_is_a_part_of_its_line() {
    var lines =
        new Lines(new ByteArrayInputStream("{}\n\ufeff{}".getBytes(StandardCharsets.UTF_8)));
    assertThat(text(lines.next().utf8())).isEqualTo("{}");
    assertThat(text(lines.next().utf8())).isEqualTo("\ufeff{}");
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static List<String> yaml(String text) throws IOException {
    return Yaml.acts(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).stream()
        .map(placed -> placed.line() + " " + placed.act())
        .toList();
  }
}
