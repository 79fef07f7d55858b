package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The thirteen sentences over HTTP, and every cell of what must come out of them:
/// scenarios/corridor/expected.md.
class CorridorIT extends LedgerIT {

  private long recorded;

  @BeforeEach
  void the_founding_case_is_on_record() {
    recorded = corridor();
  }

  @Test
  void positions_are_as_expected_cell_by_cell() throws IOException {
    var matrix = answer("positions");
    var table = new ArrayList<List<String>>();
    var columns = elements(matrix.path("columns")).map(c -> handle(c.path("holder"))).toList();
    table.add(Stream.concat(Stream.of("Proposition"), columns.stream()).toList());
    for (var row : matrix.path("rows"))
      table.add(
          Stream.concat(
                  Stream.of(name(row)), columns.stream().map(c -> cell(row.path("cells").path(c))))
              .toList());
    assertThat(table).containsExactlyInAnyOrderElementsOf(expected("Positions"));
  }

  @Test
  void the_register_is_as_expected() throws IOException {
    var table = new ArrayList<List<String>>();
    table.add(List.of("Agreement", "Status", "By", "Version", "In force", "Parties"));
    for (var a : answer("register").path("agreements"))
      table.add(
          List.of(
              text(a, "agreement"),
              text(a, "status"),
              text(a, "by"),
              String.valueOf(a.path("version").asInt()),
              a.has("inForceVersion") ? "yes" : "no",
              elements(a.path("parties"))
                  .map(CorridorIT::party)
                  .collect(Collectors.joining("; "))));
    assertThat(table).isEqualTo(expected("Register"));
  }

  @Test
  void readiness_is_as_expected() throws IOException {
    var table = new ArrayList<List<String>>();
    table.add(List.of("Agreement", "Version", "Key", "Debtor", "State"));
    for (var l : answer("readiness").path("lines"))
      table.add(
          List.of(
              text(l, "agreement"),
              String.valueOf(l.path("version").asInt()),
              text(l, "key"),
              text(l, "debtor"),
              text(l, "state")));
    assertThat(table).isEqualTo(expected("Readiness"));
  }

  @Test
  void the_docket_is_as_expected_and_a_counter_allegation_has_the_same_room() throws IOException {
    var table = new ArrayList<List<String>>();
    table.add(
        List.of(
            "Allegation",
            "State",
            "By",
            "Against",
            "Keys",
            "Under",
            "Answer",
            "Counter to",
            "Countered by"));
    for (var a : answer("docket").path("allegations"))
      table.add(
          List.of(
              text(a, "id"),
              text(a, "state"),
              text(a, "by"),
              text(a, "against"),
              listed(a, "keys"),
              listed(a, "underReading"),
              a.path("answer").asString("none recorded"),
              text(a, "counterTo"),
              listed(a, "counteredBy")));
    assertThat(table).isEqualTo(expected("Docket"));
  }

  @Test
  void the_timeline_shows_every_act_whole_with_the_hands_it_came_through() throws IOException {
    var lines = elements(answer("timeline").path("lines")).toList();
    assertThat(lines).hasSize(Corridor.setup().size() + Corridor.story().size());
    var readiness =
        lines.stream()
            .filter(l -> text(l, "event").equals("ReadinessConfirmed"))
            .findFirst()
            .orElseThrow();
    assertThat(readiness.path("act").path("words").path("en").asString())
        .isEqualTo("confirmed its readiness for that arrangement");
    assertThat(text(readiness.path("chain").path(0), "relayer")).isEqualTo("rferl");
    assertThat(text(readiness, "strength")).isEqualTo("APPARENT");
    assertThat(text(readiness, "recordedBy")).isEqualTo("recorder");
  }

  @Test
  void a_name_that_one_side_uses_is_a_designation_and_never_a_label() throws IOException {
    var leadership =
        elements(getAt(recorded, "recorder", "/negotiations/corridor").json().path("referents"))
            .filter(r -> text(r.path("referent"), "id").equals("regional-leadership"))
            .findFirst()
            .orElseThrow();
    assertThat(text(leadership.path("referent"), "neutralLabel"))
        .isEqualTo("Leadership of the region");
    assertThat(elements(leadership.path("designations")).map(d -> text(d, "text")))
        .contains("illegal regime");
    var label =
        post(
            "recorder",
            act(
                "corridor",
                "RegisterReferent",
                "'mode': 'PERFORMED', 'id': 'x', 'kind': 'BODY', 'neutralLabel': 'illegal regime'"));
    assertThat(label.text("code")).isEqualTo("LABEL_NOT_NEUTRAL");
  }

  private JsonNode answer(String question) {
    var answer = getAt(recorded, "recorder", "/negotiations/corridor/" + question);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("view")).isEqualTo("record");
    return answer.json();
  }

  /// The table below a heading of expected.md, its header row first.
  private static List<List<String>> expected(String heading) throws IOException {
    var section =
        Files.readString(Corridor.file("expected.md"))
            .split("## " + heading + "\n", 2)[1]
            .split("\n## ", 2)[0];
    return section
        .lines()
        .filter(line -> line.startsWith("|") && !line.startsWith("|--"))
        .map(line ->
            Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList())
        .toList();
  }

  private static String name(JsonNode row) {
    return Stream.concat(
            Stream.of(row.path("proposition").asString()),
            elements(row.path("joined")).map(JsonNode::asString))
        .collect(Collectors.joining(" = "));
  }

  private static String cell(JsonNode cell) {
    var said =
        new StringBuilder(
            text(cell, "value").equals("SILENT")
                ? "·"
                : text(cell, "value").toLowerCase(java.util.Locale.ROOT));
    if (cell.path("implied").asBoolean()) said.append(" by act");
    var more = new ArrayList<String>();
    if (cell.has("attitude")) more.add(text(cell, "attitude").toLowerCase(java.util.Locale.ROOT));
    if (cell.has("details")) more.add("no details");
    elements(cell.path("addressees")).forEach(a -> more.add("to " + a.asString()));
    elements(cell.path("shadows"))
        .forEach(s ->
            more.add(
                text(s, "of").toLowerCase(java.util.Locale.ROOT)
                    + " by "
                    + text(s, "attributedBy")));
    elements(cell.path("notes"))
        .forEach(
            n -> more.add(text(n, "kind").toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
    return said.charAt(0) == '·'
        ? (said + " " + String.join(", ", more)).strip()
        : Stream.concat(Stream.of(said.toString()), more.stream())
            .collect(Collectors.joining(", "));
  }

  private static String party(JsonNode party) {
    var attributed =
        elements(party.path("attributedBy"))
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "));
    return text(party, "ref")
        + " "
        + text(party, "role")
        + " "
        + text(party, "consent")
        + (attributed.isEmpty() ? "" : ", attributed by " + attributed);
  }

  private static String handle(JsonNode holder) {
    return holder.isString() ? holder.asString() : text(holder, "anonymous");
  }

  private static String listed(JsonNode node, String field) {
    return elements(node.path(field)).map(JsonNode::asString).collect(Collectors.joining(", "));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }
}
