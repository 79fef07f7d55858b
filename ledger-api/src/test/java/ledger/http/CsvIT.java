package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import ledger.LedgerIT;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The tables that people take home say what the answers say, to the same readers.
class CsvIT extends LedgerIT {

  private static final String WEDNESDAY_NIGHT = "about=2023-09-13T16:00:00Z";

  private static List<CSVRecord> lines(Answer csv) {
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.response().headers().firstValue("Content-Type"))
        .contains("text/csv;header=present;charset=utf-8");
    try (var parser =
        CSVParser.parse(
            csv.response().body(),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node) {
    return node.asString("");
  }

  @Test
  void the_matrix_has_every_cell_of_the_positions() {
    long recorded = corridor();
    var of = "/negotiations/corridor/positions%s?" + WEDNESDAY_NIGHT;
    var json = getAt(recorded, "auditor", of.formatted("")).json();
    var expected = new ArrayList<List<String>>();
    for (var row : json.path("rows"))
      for (var column : json.path("columns")) {
        var holder = column.path("holder").path("anonymous").asString(text(column.path("holder")));
        var cell = row.path("cells").path(holder);
        expected.add(
            List.of(
                text(row.path("proposition")),
                holder,
                text(cell.path("value")),
                text(cell.path("strength")),
                text(cell.path("since").path("precision"))));
      }
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(lines(getAt(recorded, "auditor", of.formatted(".csv"))))
        .extracting(line ->
            List.of(
                line.get("proposition"),
                line.get("holder"),
                line.get("value"),
                line.get("strength"),
                line.get("since.precision").replace("INSTANT", "")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"record", "party:azerbaijan", "common:azerbaijan,regional-leadership,russia"})
  void the_board_has_every_commitment_of_each_view(String view) {
    long recorded = corridor();
    var of = "/negotiations/corridor/board%s?view=" + view + "&" + WEDNESDAY_NIGHT;
    var json = getAt(recorded, "auditor", of.formatted("")).json();
    var boards = json.has("views") ? json.path("views").valueStream().toList() : List.of(json);
    var expected = new ArrayList<List<String>>();
    for (var board : boards)
      for (var group : board.path("groups"))
        for (var cell : group.path("cells"))
          expected.add(
              List.of(
                  text(board.path("view")),
                  text(cell.path("key").path("agreement"))
                      + "."
                      + text(cell.path("key").path("key")),
                  text(cell.path("dueness")),
                  text(cell.path("because").path("rule"))));
    assertThat(expected).isNotEmpty();
    assertThat(lines(getAt(recorded, "auditor", of.formatted(".csv"))))
        .extracting(line ->
            List.of(
                line.get("view"), line.get("key"), line.get("dueness"), line.get("because.rule")))
        .isEqualTo(expected);
  }

  @Test
  void the_register_has_everybody_who_takes_part_in_an_agreement() {
    long recorded = corridor();
    var of = "/negotiations/corridor/register%s?names=viewpoint:azerbaijan";
    var json = getAt(recorded, "auditor", of.formatted("")).json();
    var expected = new ArrayList<List<String>>();
    for (var agreement : json.path("agreements"))
      for (var party : agreement.path("parties"))
        expected.add(
            List.of(
                text(agreement.path("agreement")),
                text(party.path("ref")),
                text(json.path("called").path(text(party.path("ref")))),
                text(party.path("consent"))));
    assertThat(lines(getAt(recorded, "auditor", of.formatted(".csv"))))
        .extracting(line ->
            List.of(
                line.get("agreement"),
                line.get("party.ref"),
                line.get("party.called"),
                line.get("party.consent")))
        .isEqualTo(expected);
  }

  @Test
  void what_was_known_by_a_position_is_what_the_answer_has_by_then() {
    long recorded = corridor();
    var of = "/negotiations/corridor/register%s?knownBy=" + (recorded - 60);
    var json = getAt(recorded, "auditor", of.formatted("")).json();
    var ids = new HashSet<String>();
    json.path("agreements").forEach(one -> ids.add(text(one.path("agreement"))));
    assertThat(lines(getAt(recorded, "auditor", of.formatted(".csv"))))
        .extracting(line -> line.get("agreement"))
        .allMatch(ids::contains);
  }

  @Test
  void a_page_leads_to_the_table_of_the_moment_that_was_typed_there() {
    long recorded = corridor();
    var page =
        send(
            request("auditor", "/negotiations/corridor/board?about=13%20Sep%202023")
                .header("Accept", "text/html")
                .header("Ledger-Position", String.valueOf(recorded)));
    var link =
        Pattern.compile("href=\"([^\"]*board\\.csv[^\"]*)\"").matcher(page.response().body());
    assertThat(link.find()).isTrue();
    assertThat(lines(get("auditor", link.group(1).replace("&amp;", "&")))).isNotEmpty();
  }

  @Test
  void a_part_of_a_list_says_where_it_goes_on() {
    long recorded = corridor();
    var first = getAt(recorded, "auditor", "/negotiations/corridor/register.csv?limit=1");
    assertThat(first.response().headers().allValues("Link"))
        .anyMatch(link ->
            link.matches("</negotiations/corridor/register\\.csv\\?.*after=\\d+.*>; rel=\"next\""));
    assertThat(lines(first)).extracting(line -> line.get("agreement")).hasSizeGreaterThan(0);
  }

  /// A table repeats the address twice in the head of its answer.
  @Test
  void its_head_has_room_for_the_longest_address() throws Exception {
    long recorded = corridor();
    var table = "/negotiations/corridor/positions.csv?limit=1&lang=";
    var longest = "en" + "-xxxxxxxx".repeat(331) + "-xxxxx";
    assertThat("limit=1&lang=" + longest).hasSize(3_000);
    var asked =
        request("auditor", table + longest).header("Ledger-Position", String.valueOf(recorded));
    var answer = HTTP.send(asked.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Link"))
        .hasSize(2)
        .allSatisfy(link -> assertThat(link).contains(longest));
  }

  @Test
  void the_metadata_is_where_the_table_says_and_names_its_columns() {
    long recorded = corridor();
    var csv = getAt(recorded, "auditor", "/negotiations/corridor/board.csv?label=true&view=record");
    assertThat(csv.response().body())
        .startsWith("# negotiation=corridor view=record about=")
        .contains(" names=neutral\r\n\"view\",\"key\",");
    assertThat(csv.response().headers().allValues("Link"))
        .containsExactly(
            "<board.csv-metadata.json?label=true&view=record>; rel=\"describedby\"; type=\"application/csvm+json\"");
    var metadata =
        get("auditor", "/negotiations/corridor/board.csv-metadata.json?label=true&view=record");
    assertThat(metadata.response().headers().firstValue("Content-Type"))
        .contains("application/csvm+json");
    assertThat(metadata.text("url")).isEqualTo("board.csv?label=true&view=record");
    assertThat(metadata.json().path("dialect").path("skipRows").asInt()).isEqualTo(1);
    var names =
        metadata
            .json()
            .path("tableSchema")
            .path("columns")
            .valueStream()
            .map(one -> text(one.path("name")))
            .toList();
    assertThat(csv.response().body().lines().skip(1).findFirst().orElseThrow())
        .isEqualTo("\"" + String.join("\",\"", names) + "\"");
  }

  @Test
  void nothing_that_was_said_is_a_formula_in_a_spreadsheet() {
    harbour("csv-formula");
    long last =
        mustRecord(
            "rep:north",
            act(
                "csv-formula",
                "RaiseIssue",
                "'mode': 'PERFORMED', 'by': 'north', 'id': 'i', 'question': 'What?', 'propositions': [{'id': '-c1', 'kind': 'CLAIM', 'text': '=HYPERLINK(A1)'}]"));
    mustRecord(
        "rep:north",
        act(
            "csv-formula",
            "TakeStance",
            "'mode': 'PERFORMED', 'by': 'north', 'proposition': '-c1', 'stance': 'AFFIRMS'"));
    assertThat(lines(getAt(last + 1, "auditor", "/negotiations/csv-formula/positions.csv")))
        .extracting(line -> line.get("proposition") + " " + line.get("subject"))
        .contains("CLAIM(-c1) '=HYPERLINK(A1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "board", "register"})
  void who_may_not_see_the_negotiation_is_told_that_there_is_none(String table) {
    corridor();
    for (var address : List.of(table + ".csv", table + ".csv-metadata.json")) {
      var answer = get("stranger", "/negotiations/corridor/" + address);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.response().body().replace("corridor", "nowhere"))
          .isEqualTo(get("stranger", "/negotiations/nowhere/" + address).response().body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"label=yes", "bom=1", "limit=0", "about=yesterday"})
  void what_cannot_be_read_is_told(String question) {
    corridor();
    assertThat(get("auditor", "/negotiations/corridor/positions.csv?" + question).text("code"))
        .isEqualTo("INVALID_VALUE");
  }
}
