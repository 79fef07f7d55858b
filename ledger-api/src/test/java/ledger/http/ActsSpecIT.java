package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.SealedPersonsIT;
import ledger.act.Envelope;
import ledger.record.Vocabulary;
import org.junit.jupiter.api.Test;

/// Reads docs/spec/acts.md as its users do, and sends every example of it.
class ActsSpecIT extends SealedPersonsIT {

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?:### `([A-Z_0-9]+)` (\\d+)\n.*?)?```json (accepted|refused) (\\S+)\n(.*?)\n```",
          Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("^\\| (`[^|]*`) \\|", Pattern.MULTILINE);

  @Test
  void every_example_is_answered_as_it_says() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(spec()).results().toList();
    assertThat(examples).hasSizeGreaterThan(130);
    for (var example : examples) {
      var answer = post(example.group(4), sent(atItsPlace(example)));
      if (example.group(3).equals("accepted"))
        assertThat(answer.status())
            .as("%s%n%s", example.group(5), answer.response().body())
            .isEqualTo(201);
      else
        assertThat(answer.status() + " " + answer.text("code"))
            .as(example.group(5))
            .isEqualTo(example.group(2) + " " + example.group(1));
    }
  }

  @Test
  void every_field_of_every_act_is_described_and_no_other() throws IOException {
    assertThat(fieldsBelow("## The envelope"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("act"), components(Envelope.class)).toList());
    for (var entry : Vocabulary.ENTRIES)
      assertThat(fieldsBelow("### " + entry.actName()))
          .as(entry.actName())
          .containsExactlyElementsOf(
              components(entry.act()).filter(f -> !f.equals("envelope")).toList());
  }

  /// No two ledgers have the same leaves: whoever names another is told the right one, and sends
  /// that.
  private String atItsPlace(MatchResult example) {
    var act = example.group(5);
    if (example.group(3).equals("refused") || !act.contains("RemovePayload")) return act;
    var told = post(example.group(4), sent(act)).text("currentState").split("[ ,]+");
    return act.replaceFirst("\"position\": \\d+", "\"position\": " + told[1])
        .replaceFirst("\"leaf\": \"[^\"]+\"", "\"leaf\": \"" + told[3] + "\"");
  }

  /// Two examples stand for what cannot be printed: so many bytes, so many spaces.
  private static byte[] sent(String example) {
    if (example.startsWith("bytes "))
      return java.util.HexFormat.of().parseHex(example.substring(6));
    if (example.startsWith("spaces "))
      return " ".repeat(Integer.parseInt(example.substring(7))).getBytes(StandardCharsets.UTF_8);
    return example.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> fieldsBelow(String heading) throws IOException {
    var section = spec().split(Pattern.quote(heading) + "\n", 2)[1].split("\n##", 2)[0];
    var fields = new ArrayList<String>();
    FIELD
        .matcher(section)
        .results()
        .forEach(r ->
            Stream.of(r.group(1).split(", ")).map(f -> f.replace("`", "")).forEach(fields::add));
    return fields;
  }

  private static Stream<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(c -> c.getName());
  }

  private static String spec() throws IOException {
    return Files.readString(Path.of("../docs/spec/acts.md"));
  }
}
