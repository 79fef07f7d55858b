package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import ledger.InMemory;
import ledger.act.UserId;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.decision.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody begins with a file that has everything in its place.
class NewFileTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void a_new_file_is_recorded_as_it_stands() throws IOException {
    var file = folder.resolve("harbour.yaml");
    var ran = Ran.ledger("new", "Use of the \"harbour\"", "-o", file);
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("./ledger record " + file);
    assertThat(Files.readString(file))
        .contains("negotiation: use-of-the-harbour", "title: \"Use of the \\\"harbour\\\"\"")
        .contains("$schema=http://localhost:8080/schemas/acts.json\n")
        .doesNotContain("NEGOTIATION", "TITLE", "SCHEMA", "actId");
    var ledger = new InMemory();
    assertThat(recorded(ledger, file, "owner")).hasSize(8).allMatch(NewFileTest::isAccepted);
  }

  @Test
  void what_it_proposes_to_go_on_with_is_recorded_too() throws IOException {
    var file = folder.resolve("harbour.yaml");
    Ran.ledger("new", "Harbour", "-o", file);
    var ledger = new InMemory();
    recorded(ledger, file, "owner");
    var lines = Files.readAllLines(file);
    var begins = lines.indexOf("# file: harbour-story");
    var story =
        Files.write(
            folder.resolve("story.yaml"),
            lines.subList(begins, lines.size()).stream()
                .map(line -> line.replaceFirst("^# ?", ""))
                .toList());
    assertThat(recorded(ledger, story, "recorder")).hasSize(3).allMatch(NewFileTest::isAccepted);
  }

  @Test
  void the_title_gives_the_file_and_the_negotiation_their_names() {
    var file = folder.resolve("is-there.yaml");
    Ran.ledger("new", "Ça alors", "-o", file);
    assertThat(file).content().contains("negotiation: ca-alors");
    var again = Ran.ledger("new", "Ça alors", "-o", file);
    assertThat(again.code()).isEqualTo(LedgerCommand.USAGE);
    assertThat(again.err()).contains("is there already: name another with -o");
    var other = folder.resolve("other.yaml");
    Ran.ledger("new", "港の使用", "-o", other);
    assertThat(other).content().contains("title: \"港の使用\"", "negotiation: negotiation");
    assertThat(Ran.ledger("new", "…", "-o", folder.resolve("no.yaml")).err())
        .contains("a title is one line with letters in it");
  }

  private static List<Decision> recorded(InMemory ledger, Path file, String by) throws IOException {
    var format = new ActFormat();
    try (var lines = ActFile.lines(file)) {
      return lines
          .map(line ->
              switch (format.readSent(line)) {
                case Parsed.Read(var act) -> ledger.send(act, new UserId(by), NOW);
                case Parsed.Unread unread ->
                    throw new AssertionError(
                        unread + " " + new String(line, StandardCharsets.UTF_8));
              })
          .toList();
    }
  }

  private static boolean isAccepted(Decision decision) {
    return decision instanceof Decision.Accepted;
  }
}
