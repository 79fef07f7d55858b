package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The commitment board of the founding case over HTTP, against scenarios/corridor/expected.md.
class BoardIT extends LedgerIT {

  private static final String WEDNESDAY_NIGHT = "2023-09-13T20:00:00+04:00";
  private static final String TUESDAY_NOON = "2023-09-12T12:00:00+04:00";
  private static final String TENDER_INSTEAD =
      """
      {"add": [
        {"act": "AdvanceReading", "actId": "00000000-0000-4000-8000-000000000001", "negotiation": "corridor", "mode": "REPORTED",
         "by": "azerbaijan", "statedAt": "2023-09-13T12:00+04:00", "agreement": "T", "version": 1, "termId": "LT",
         "readingId": "T.tender", "replaces": ["T.par"], "links": [{"tender": ["tA", "tB"]}]},
        {"act": "AdvanceReading", "actId": "00000000-0000-4000-8000-000000000002", "negotiation": "corridor", "mode": "REPORTED",
         "by": "azerbaijan", "statedAt": "2023-09-13T12:00+04:00", "agreement": "P", "version": 1, "termId": "LP",
         "readingId": "P.tender", "replaces": ["P.par"], "links": [{"tender": ["pA", "pB"]}]}]}
      """;
  private static final String READY_WITHOUT_PREJUDICE =
      """
      {"add": [
        {"act": "ConfirmReadiness", "actId": "00000000-0000-4000-8000-000000000003", "negotiation": "corridor", "mode": "REPORTED",
         "by": "regional-leadership", "statedAt": "2023-09-13T12:00+04:00", "withoutPrejudice": true,
         "agreement": "T", "version": 1, "scope": ["tB"]}]}
      """;

  private long recorded;

  @BeforeEach
  void the_case_is_recorded() {
    recorded = corridor();
  }

  @Test
  void the_commitment_board_is_as_expected_in_every_row() throws IOException {
    var table = new ArrayList<List<String>>();
    table.add(List.of("View", "western-road", "eastern-route", "Next mover"));
    table.add(row("party:azerbaijan", WEDNESDAY_NIGHT));
    table.add(row("party:regional-leadership", WEDNESDAY_NIGHT));
    table.add(row("party:russia", WEDNESDAY_NIGHT));
    table.add(supposed("if azerbaijan advanced TENDER", TENDER_INSTEAD));
    table.add(row("party:regional-leadership", TUESDAY_NOON, "Tuesday noon"));
    table.add(common());
    assertThat(table).isEqualTo(expected());
  }

  @Test
  void readiness_of_one_side_moves_one_view_and_leaves_the_other_as_it_is() {
    var inOne = whatIf("party:azerbaijan", READY_WITHOUT_PREJUDICE);
    assertThat(cells(inOne.path("board")))
        .allSatisfy(c -> assertThat(text(c, "dueness")).isEqualTo("DUE"));
    var inOther = whatIf("party:regional-leadership", READY_WITHOUT_PREJUDICE);
    assertThat(elements(inOther.path("changes")).map(c -> text(c, "what")))
        .doesNotContain("DUENESS", "PERFORMANCE", "AGREEMENT");
    assertThat(answer("timeline?view=record").path("lines").size())
        .as("a hypothesis is stored nowhere")
        .isEqualTo(Corridor.setup().size() + Corridor.story().size());
  }

  @Test
  void every_answer_carries_its_label() {
    var board =
        answer(
            "board?view=party:russia&knownBy="
                + recorded
                + "&names=viewpoint:azerbaijan&about="
                + url(WEDNESDAY_NIGHT));
    assertThat(text(board, "view")).isEqualTo("party:russia");
    assertThat(text(board, "about")).isEqualTo("2023-09-13T16:00:00Z");
    assertThat(board.path("position").asLong()).isEqualTo(recorded);
    assertThat(text(board, "names")).isEqualTo("viewpoint:azerbaijan");
    assertThat(text(board.path("called"), "regional-centre")).isEqualTo("Khankendi");
  }

  @Test
  void knowledge_stops_where_it_is_asked_to() {
    var before = answer("register?knownBy=" + (recorded - 60));
    assertThat(before.path("agreements")).isEmpty();
    assertThat(before.path("position").asLong()).isLessThanOrEqualTo(recorded - 60);
  }

  @Test
  void what_changed_between_two_moments_is_told() {
    var changes =
        elements(
                answer(
                        "difference?view=party:regional-leadership&fromAbout="
                            + url(TUESDAY_NOON)
                            + "&about="
                            + url(WEDNESDAY_NIGHT))
                    .path("changes"))
            .filter(c -> text(c, "what").equals("DUENESS"))
            .map(c -> text(c, "subject") + " " + text(c, "from") + " " + text(c, "to"));
    assertThat(changes).containsExactly("W.wA UNDETERMINED DUE");
  }

  @Test
  void what_is_undisputed_is_not_called_common() {
    var row =
        elements(answer("positions?view=common:azerbaijan,regional-leadership").path("rows"))
            .filter(r -> text(r, "proposition").equals("EXISTS(T)"))
            .findFirst()
            .orElseThrow();
    assertThat(row.path("undisputed").asBoolean()).isTrue();
    assertThat(row.path("common").asBoolean()).isFalse();
  }

  @Test
  void one_language_is_given_where_one_is_asked_for_and_acts_stay_as_they_were_sent() {
    var matrix = answer("positions?lang=hy");
    assertThat(elements(matrix.path("rows").path(0).path("subject")).count()).isEqualTo(1);
  }

  @Test
  void a_question_that_cannot_be_read_is_told_what_would_be() {
    for (var question :
        List.of(
            "board?view=mine",
            "board?about=Tuesday",
            "board?knownBy=x",
            "board?names=theirs",
            "board?lang=!"))
      assertThat(getAt(recorded, "recorder", "/negotiations/corridor/" + question).text("code"))
          .as(question)
          .isEqualTo("INVALID_VALUE");
    assertThat(
            getAt(recorded, "recorder", "/negotiations/corridor/board?view=party:nobody")
                .text("code"))
        .isEqualTo("NOT_FOUND");
    assertThat(
            getAt(
                    recorded,
                    "recorder",
                    "/negotiations/corridor/register?view=common:azerbaijan,russia")
                .text("code"))
        .isEqualTo("VIEW_NOT_FOR_THIS");
    assertThat(getAt(recorded, "recorder", "/negotiations/corridor/participation").text("code"))
        .isEqualTo("MISSING_FIELD");
  }

  /// It would be answered with no changes, as if nothing had happened.
  @Test
  void a_difference_from_nothing_is_told_what_is_needed() {
    for (var question : List.of("", "?view=party:russia", "?fromAbout=&fromKnownBy=")) {
      var refused = getAt(recorded, "recorder", "/negotiations/corridor/difference" + question);
      assertThat(refused.status() + " " + refused.text("code")).isEqualTo("400 MISSING_FIELD");
      assertThat(refused.text("detail")).contains("what to compare with");
      assertThat(elements(refused.json().path("expected")).map(JsonNode::asString))
          .anyMatch(one -> one.startsWith("fromAbout="))
          .anyMatch(one -> one.startsWith("fromKnownBy="))
          .anyMatch(one -> one.startsWith("fromView="));
    }
  }

  private List<String> row(String view, String about) {
    return row(view, about, view);
  }

  private List<String> row(String view, String about, String label) {
    var board = answer("board?view=" + view + "&about=" + url(about));
    return List.of(
        label,
        group(board, "western-road"),
        group(board, "eastern-route"),
        movers(board.path("nextMovers")));
  }

  private List<String> supposed(String label, String hypothesis) {
    var supposed = whatIf("party:azerbaijan", hypothesis);
    var board = supposed.path("board");
    return List.of(
        label,
        group(board, "western-road"),
        group(board, "eastern-route"),
        movers(supposed.path("nextMovers")));
  }

  private static String movers(JsonNode movers) {
    return elements(movers)
        .map(m -> text(m, "actor") + " " + text(m, "awaited").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private List<String> common() {
    var rows =
        elements(
                answer(
                        "board?view=common:azerbaijan,regional-leadership&about="
                            + url(WEDNESDAY_NIGHT))
                    .path("common"))
            .collect(Collectors.toMap(r -> text(r, "object"), r -> text(r, "outcome")));
    return List.of(
        "common:azerbaijan,regional-leadership",
        rows.getOrDefault("western-road", ""),
        rows.getOrDefault("eastern-route", ""),
        text(
            answer(
                "moves?view=common:azerbaijan,regional-leadership&about=" + url(WEDNESDAY_NIGHT)),
            "common"));
  }

  private static String group(JsonNode board, String object) {
    return elements(board.path("groups"))
        .filter(g -> text(g, "object").equals(object))
        .flatMap(g -> elements(g.path("cells")))
        .map(BoardIT::cell)
        .collect(Collectors.joining("; "));
  }

  private static String cell(JsonNode cell) {
    var since = text(cell.path("since"), "from");
    return text(cell.path("key"), "key")
        + " "
        + text(cell, "dueness")
        + " since "
        + since.substring(0, Math.min(10, since.length()))
        + (cell.has("awaits") ? ", awaits " + awaits(cell.path("awaits")) : "");
  }

  private static String awaits(JsonNode expr) {
    return elements(expr.path("any"))
        .map(part ->
            part.properties().stream()
                .map(p -> p.getKey() + "(" + p.getValue().asString() + ")")
                .findFirst()
                .orElseThrow())
        .collect(Collectors.joining(" or "));
  }

  private static Stream<JsonNode> cells(JsonNode board) {
    return elements(board.path("groups")).flatMap(g -> elements(g.path("cells")));
  }

  private JsonNode whatIf(String view, String hypothesis) {
    var answer =
        postTo(
            "recorder",
            "/negotiations/corridor/whatif?view=" + view + "&about=" + url(WEDNESDAY_NIGHT),
            hypothesis);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode answer(String question) {
    var answer = getAt(recorded, "recorder", "/negotiations/corridor/" + question);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.json();
  }

  private static String url(String moment) {
    return URLEncoder.encode(moment, StandardCharsets.UTF_8);
  }

  private static List<List<String>> expected() throws IOException {
    return Files.readString(Corridor.file("expected.md"))
        .split("## Board\n", 2)[1]
        .split("\n## ", 2)[0]
        .lines()
        .filter(line -> line.startsWith("|") && !line.startsWith("|--"))
        .map(line ->
            Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList())
        .toList();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }
}
