package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A table of treaty participations, imported by the command and asked for over HTTP.
class TreatiesIT extends LedgerIT {

  @TempDir private Path folder;

  /// The last position of what was imported, so that all of it is read.
  private long imported;

  @Test
  void an_imported_table_answers_who_is_bound_and_importing_it_again_adds_nothing() {
    var table = above("ledger-cli/src/test/resources/treaties.csv").orElseThrow();
    var first = imported(table, "lanterns");
    assertThat(first).contains(" recorded, 0 already there, 0 refused");
    assertThat(imported(table, "lanterns")).contains(": 0 recorded,");
    // In force from 1952 to 1955, from 1960 to 1965, and again from 1970.
    assertThat(standing("lanterns", "LANTERN_1950A", "NOR", "1953-05-20")).isEqualTo("BOUND");
    assertThat(standing("lanterns", "LANTERN_1950A", "NOR", "1955-06-30")).isEqualTo("LEFT");
    assertThat(standing("lanterns", "LANTERN_1950A", "NOR", "1964-01-01")).isEqualTo("BOUND");
    assertThat(standing("lanterns", "LANTERN_1950A", "NOR", "1969-12-31")).isEqualTo("LEFT");
    assertThat(standing("lanterns", "LANTERN_1950A", "NOR", "1970-01-01")).isEqualTo("BOUND");
    assertThat(standing("lanterns", "LANTERN_1950A", "BAM", "1951-01-01")).isEqualTo("SIGNED");
    var flagged =
        ask("lanterns", "anomalies")
            .path("flagged")
            .valueStream()
            .map(a -> a.path("reason").asString());
    assertThat(flagged).contains("STATEMENTS_DIFFER", "IN_FORCE_BEFORE_CONSENT");
  }

  @Test
  void the_published_table_gives_the_answers_that_its_publisher_counts() throws IOException {
    var table = above("shared/data/treaties/participations.csv");
    assumeTrue(table.isPresent(), "the published table is not here, and is no part of the project");
    var full = Boolean.getBoolean("treaties.full");
    imported(full ? table.get() : inQuestion(table.get()), "treaties");
    assertThat(bound("MNSDOL_1987P", "1990-01-01")).isEqualTo(46);
    assertThat(bound("MNSDOL_1987P", "2000-01-01")).isEqualTo(172);
    assertThat(standing("treaties", "INTRRW_1946A", "CAN", "1949-02-24")).isNotEqualTo("BOUND");
    assertThat(standing("treaties", "INTRRW_1946A", "CAN", "1949-02-25")).isEqualTo("BOUND");
    assertThat(standing("treaties", "INTRRW_1946A", "CAN", "1982-06-29")).isEqualTo("BOUND");
    assertThat(standing("treaties", "INTRRW_1946A", "CAN", "1982-06-30")).isEqualTo("LEFT");
    assertThat(standing("treaties", "INTRRW_1946A", "JPN", "2019-06-29")).isEqualTo("BOUND");
    assertThat(standing("treaties", "INTRRW_1946A", "JPN", "2019-06-30")).isEqualTo("LEFT");
    assertThat(standings("actor=DDR", "1990-10-03")).isNotEmpty().containsOnly("LEFT");
    assertThat(standings("actor=DDR", "1990-10-02")).contains("BOUND");
  }

  /// The rows that the answers rest on: the whole table takes minutes (`-Dtreaties.full=true`).
  private Path inQuestion(Path table) throws IOException {
    try (var lines = Files.lines(table)) {
      return Files.write(
          folder.resolve("participations.csv"),
          lines
              .filter(l ->
                  l.startsWith("treatyID,")
                      || l.startsWith("MNSDOL_1987P,")
                      || l.startsWith("INTRRW_1946A,")
                      || l.contains(",DDR,"))
              .toList());
    }
  }

  private String imported(Path table, String negotiation) {
    var out = new StringWriter();
    LedgerCommand.line()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(
            "import",
            "treaties",
            table.toString(),
            "--url",
            "http://localhost:" + port,
            "--token",
            token("importer"),
            "--negotiation",
            negotiation);
    var position = Pattern.compile("position ([0-9]+)").matcher(out.toString());
    assertThat(position.find()).as(out.toString()).isTrue();
    imported = Long.parseLong(position.group(1));
    return out.toString();
  }

  private String standing(String negotiation, String agreement, String state, String day) {
    return ask(negotiation, "participation?agreement=" + agreement + "&about=" + day + "T00:00Z")
        .path("agreements")
        .path(0)
        .path("participants")
        .valueStream()
        .filter(p -> p.path("participant").asString().equals(state))
        .map(p -> p.path("standing").asString())
        .collect(Collectors.joining());
  }

  private int bound(String agreement, String day) {
    return ask("treaties", "participation?agreement=" + agreement + "&about=" + day + "T00:00Z")
        .path("agreements")
        .path(0)
        .path("bound")
        .asInt();
  }

  private Stream<String> standings(String of, String day) {
    return ask("treaties", "participation?" + of + "&about=" + day + "T00:00Z")
        .path("agreements")
        .valueStream()
        .flatMap(a -> a.path("participants").valueStream())
        .map(p -> p.path("standing").asString());
  }

  private JsonNode ask(String negotiation, String question) {
    var answer = getAt(imported, "importer", "/negotiations/" + negotiation + "/" + question);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.json();
  }

  private static Optional<Path> above(String file) {
    for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent())
      if (Files.exists(dir.resolve(file))) return Optional.of(dir.resolve(file));
    return Optional.empty();
  }
}
