package ledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A file as people write it, sent as it is: tried, recorded for each act, and recorded as a whole.
class TryAFileIT extends LedgerIT {

  private static final String FRONT =
      """
      file: tried
      defaults: {negotiation: %s, zone: Europe/Paris, language: en}
      ---
      """;

  private static final String SETUP =
      FRONT
          + """
          - {act: OpenNegotiation, title: Tried}
          - {act: RegisterReferent, id: north, kind: PARTY, neutralLabel: North}
          - {act: RegisterReferent, id: south, kind: PARTY, neutralLabel: South}
          - {act: AdmitParticipant, actor: north, capacity: REP, userIds: ["rep:north"]}
          - {act: AdmitParticipant, actor: south, capacity: REP, userIds: ["rep:south"]}
          """;

  private Answer yaml(String user, String path, String acts, String preference) {
    return send(
        request(user, path)
            .header("Content-Type", "application/yaml")
            .header("Prefer", preference)
            .POST(BodyPublishers.ofString(acts)));
  }

  /// Where the last act stands that is on record.
  private long last(String negotiation) {
    return get("opener", "/negotiations/" + negotiation + "/register").position();
  }

  private static List<JsonNode> each(Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.response().body().lines().map(JSON::readTree).toList();
  }

  private static List<Integer> statuses(List<JsonNode> answers) {
    return answers.stream().map(a -> a.path("status").asInt()).toList();
  }

  @Test
  void of_a_file_that_is_tried_nothing_is_recorded_and_each_act_says_what_it_would_change() {
    var answers = each(yaml("opener", "/acts?dry=true", SETUP.formatted("tried"), "x"));
    assertThat(statuses(answers)).containsExactly(200, 200, 200, 200, 200);
    assertThat(answers).allSatisfy(a -> assertThat(a.path("dry").asBoolean()).isTrue());
    assertThat(get("opener", "/negotiations/tried").status()).isEqualTo(404);
    assertThat(statuses(each(yaml("opener", "/acts", SETUP.formatted("tried"), "x"))))
        .containsExactly(201, 201, 201, 201, 201);
    assertThat(statuses(each(yaml("opener", "/acts", SETUP.formatted("tried"), "x"))))
        .containsExactly(200, 200, 200, 200, 200);
  }

  @Test
  void what_would_change_is_told_for_each_view_and_the_same_comes_of_it_when_it_is_recorded() {
    harbour("tried-views");
    var consent =
        act(
            "tried-views",
            "DeclareConsent",
            "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'");
    var tried = postTo("rep:south", "/acts?dry=true", consent);
    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.json().path("changes"))
        .extracting(view -> view.path("view").asString(""))
        .contains("record", "party:north", "party:south");
    assertThat(tried.response().body())
        .contains(
            "\"what\":\"CONSENT\",\"subject\":\"A\",\"holder\":\"south\",\"from\":\"NONE\",\"to\":\"ACCEPTED\"")
        .doesNotContain("\"position\"");
    assertThat(tried.json().path("told"))
        .extracting(told -> told.path("where").asString("") + ": " + told.path("changes"))
        .contains(
            "in every view: [\"the consent of South to A is given (before: not recorded)\",\"South affirms that there is an agreement A, by act\"]");
    var recorded = post("rep:south", consent);
    assertThat(recorded.status()).isEqualTo(201);
    assertThat(recorded.json().path("implied")).isEqualTo(tried.json().path("implied"));
    assertThat(post("rep:south", consent.replace("ACCEPT", "REJECT")).text("code"))
        .isEqualTo(
            postTo("rep:south", "/acts?dry=true", consent.replace("ACCEPT", "REJECT")).text("code"))
        .isEqualTo("ACT_ID_REUSED");
  }

  @Test
  void whoever_takes_no_part_is_told_no_more_when_it_is_tried() {
    harbour("tried-closed");
    var act =
        act(
            "tried-closed",
            "TakeStance",
            "'mode': 'PERFORMED', 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'DENIES'");
    assertThat(postTo("stranger", "/acts?dry=true", act).text("code")).isEqualTo("NOT_FOUND");
  }

  @Test
  void of_a_file_that_is_recorded_as_a_whole_all_is_recorded_or_nothing() {
    long before = harbour("whole");
    var file =
        FRONT.formatted("whole")
            + """
            - {act: RegisterReferent, id: quay, kind: PLACE, neutralLabel: Quay}
            - {act: RegisterReferent, id: north, kind: PARTY, neutralLabel: Again}
            - {act: RegisterReferent, id: crane, kind: PLACE, neutralLabel: Crane}
            """;
    var refused = yaml("opener", "/acts", file, "respond-async, handling=strict");
    assertThat(refused.response().headers().firstValue("Preference-Applied"))
        .contains("handling=strict");
    assertThat(statuses(each(refused))).containsExactly(424, 409, 424);
    assertThat(each(refused).getFirst().path("detail").asString(""))
        .isEqualTo("It was not recorded, because the act of line 5 was refused.");
    assertThat(last("whole")).isEqualTo(before);
    var right = file.replace("id: north", "id: north-pier");
    var recorded = each(yaml("opener", "/acts", right, "handling=strict"));
    assertThat(statuses(recorded)).containsExactly(201, 201, 201);
    long first = recorded.getFirst().path("position").asLong();
    assertThat(recorded)
        .extracting(a -> a.path("position").asLong())
        .containsExactly(first, first + 1, first + 2);
    assertThat(statuses(each(yaml("opener", "/acts", right, "handling=strict"))))
        .containsExactly(200, 200, 200);
    assertThat(
            statuses(
                each(
                    yaml(
                        "opener",
                        "/acts",
                        right
                            + "- {act: RegisterReferent, id: tug, kind: PLACE, neutralLabel: Tug}\n",
                        "handling=strict"))))
        .containsExactly(200, 200, 200, 201);
  }

  @Test
  void nothing_of_it_is_recorded_either_where_one_act_cannot_be_read() {
    long before = harbour("unread");
    var file =
        FRONT.formatted("unread")
            + """
            - {act: RegisterReferent, id: quay, kind: PLACE, neutralLabel: Quay}
            - {act: RegisterReferent, id: crane, kind: PLAICE, neutralLabel: Crane}
            """;
    assertThat(statuses(each(yaml("opener", "/acts", file, "handling=strict"))))
        .containsExactly(424, 400);
    assertThat(statuses(each(yaml("opener", "/acts?dry=true", file, "x"))))
        .containsExactly(200, 400);
    assertThat(last("unread")).isEqualTo(before);
  }

  @Test
  void what_cannot_be_recorded_together_is_refused_before_anything_is() {
    long before = harbour("bounds");
    var two =
        "- {act: RegisterReferent, id: quay, kind: PLACE, neutralLabel: Quay}\n- {act: RegisterReferent, negotiation: other, id: quay, kind: PLACE, neutralLabel: Quay}\n";
    var many = new StringBuilder();
    for (int i = 0; i <= 1_000; i++)
      many.append(
          "- {act: RegisterReferent, id: p%d, kind: PLACE, neutralLabel: P}\n".formatted(i));
    var custody =
        "- {act: CorrectRecord, target: 00000000-0000-4000-8000-000000000001, patch: {note: x}, reason: x}\n";
    for (var acts : List.of(two, many.toString(), custody)) {
      var answer = yaml("opener", "/acts", FRONT.formatted("bounds") + acts, "handling=strict");
      assertThat(answer.status() + " " + answer.text("code")).isEqualTo("422 NOT_TOGETHER");
    }
    assertThat(last("bounds")).isEqualTo(before);
  }

  /// Also where a proposition names it, or only its number does.
  @Test
  void what_names_a_reading_an_occurrence_or_a_version_that_was_refused_follows_from_that() {
    harbour("follows-too");
    var answers =
        each(
            yaml(
                "rep:south",
                "/acts",
                """
                file: follows-too
                defaults: {negotiation: follows-too, mode: PERFORMED, by: south, statedAt: "2026-01-02T00:00Z", language: en}
                ---
                - {act: AdvanceReading, agreement: A, version: 1, termId: L, readingId: A.r, links: [{parallel: [none]}]}
                - {act: TakeStance, proposition: "MEANS(A.L,A.r)", stance: DENIES}
                - {act: ReportOccurrence, id: O, kind: ARRIVAL}
                - {act: TakeStance, proposition: "ATTRIBUTED(O,south)", stance: DENIES}
                - {act: ReviseTerms, agreement: A, version: 2, basedOn: 1}
                - {act: DeclareConsent, agreement: A, version: 2, decision: ACCEPT}
                - {act: DeclareConsent, agreement: A, version: 3, decision: ACCEPT}
                """,
                "x"));
    assertThat(answers)
        .extracting(a -> a.path("line").asInt() + " " + a.path("followsFrom").asInt(0))
        .containsExactly("4 0", "5 4", "6 0", "7 6", "8 0", "9 8", "10 0");
  }

  @Test
  void a_refusal_that_follows_from_another_says_from_which_line() {
    harbour("follows");
    var answers =
        each(
            yaml(
                "opener",
                "/acts",
                FRONT.formatted("follows")
                    + """
                    - {act: RegisterReferent, id: gazette, kind: PAPER, neutralLabel: The gazette}
                    - {act: RegisterSource, id: issue, kind: REPORT, mediaType: text/plain, publisher: gazette}
                    - {act: RegisterSource, id: more, kind: REPORT, mediaType: text/plain, derivesFrom: [issue]}
                    - {act: RegisterSource, id: none, kind: REPORT, mediaType: text/plain, publisher: nobody}
                    - {act: RegisterReferent, id: north, kind: PLACE, neutralLabel: Again}
                    - {act: RegisterSource, id: there, kind: REPORT, mediaType: text/plain, publisher: north}
                    """,
                "x"));
    assertThat(answers)
        .extracting(a ->
            a.path("line").asInt()
                + " "
                + a.path("code").asString("")
                + " "
                + a.path("followsFrom").asInt(0))
        .containsExactly(
            "4 INVALID_VALUE 0",
            "5 UNKNOWN_REFERENT 4",
            "6 UNKNOWN_SOURCE 4",
            "7 UNKNOWN_REFERENT 0",
            "8 ID_TAKEN 0",
            "9  0");
    assertThat(answers.getFirst().path("place").toString()).isEqualTo("{\"line\":4,\"column\":40}");
  }

  /// As the guide to writing has it: what is not the sender's to say waits for whose it is.
  @Test
  void several_who_write_one_file_each_send_it_whole() {
    harbour("shared");
    var recorder = "- {act: AdmitParticipant, capacity: RECORDER, userIds: [recorder]}\n";
    assertThat(statuses(each(yaml("opener", "/acts", FRONT.formatted("shared") + recorder, "x"))))
        .containsExactly(201);
    var file =
        FRONT.formatted("shared")
            + """
            - {act: TakeStance, ref: told, mode: REPORTED, by: north, statedAt: 2026-01-02, proposition: EXISTS(A), stance: AFFIRMS}
            - {act: TakeStance, mode: PERFORMED, by: south, statedAt: 2026-01-03, proposition: EXISTS(A), stance: DENIES}
            """;
    var first = each(yaml("recorder", "/acts", file, "x"));
    assertThat(statuses(first)).containsExactly(201, 403);
    assertThat(first.getLast().path("code").asString("")).isEqualTo("PERFORMED_FOR_ANOTHER");
    assertThat(first.getFirst().path("ref").asString("")).isEqualTo("told");
    assertThat(statuses(each(yaml("rep:south", "/acts", file, "x")))).containsExactly(200, 201);
    var changed = each(yaml("recorder", "/acts", file.replace("AFFIRMS", "RESERVES"), "x"));
    assertThat(changed.getFirst().path("detail").asString(""))
        .endsWith("is on record with other content, in the field stance.");
  }

  @Test
  void a_file_that_cannot_be_read_is_told_with_its_line_and_none_of_it_is_recorded() {
    var answer =
        yaml("opener", "/acts", "defaults: {note: x}\n---\n- {act: OpenNegotiation}\n", "x");
    assertThat(answer.status() + " " + answer.text("code")).isEqualTo("400 MALFORMED");
    assertThat(answer.text("detail")).contains("line 1: \"note\" is no default");
  }

  @Test
  void lines_of_json_may_have_front_matter_too() {
    var file =
        "{\"file\":\"lines\",\"defaults\":{\"negotiation\":\"lines\"}}\n{\"act\":\"OpenNegotiation\",\"title\":\"Lines\"}\n";
    for (int status : new int[] {201, 200})
      assertThat(statuses(each(postFile("opener", file.getBytes(UTF_8))))).containsExactly(status);
  }

  @Test
  void the_schemas_are_open_to_everybody() {
    for (var name : List.of("act", "acts")) {
      var schema = send(request("/schemas/" + name + ".json"));
      assertThat(schema.status()).isEqualTo(200);
      assertThat(schema.response().headers().firstValue("Content-Type"))
          .contains("application/schema+json");
      assertThat(schema.json().path("$id").asString("")).isEqualTo("/schemas/" + name + ".json");
    }
  }
}
