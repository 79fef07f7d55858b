package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong is told with its place and what to do, and nothing of it is recorded.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT extends LedgerIT {

  private static final String HERE = "bad-input";
  private long before;

  @BeforeAll
  void a_harbour_is_on_record() {
    harbour("bad-input-elsewhere");
    before = harbour(HERE);
  }

  @ParameterizedTest(name = "{0}: {3} at {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          malformed JSON                         | {'act': 'ConfirmReadiness',                      | 400 | NOT_JSON            | line 1, column
          an unknown act                         | {'act': 'ConfirmReadyness'}                      | 400 | UNKNOWN_ACT         | act
          an unknown field                       | READY, 'agreemnet': 'A'                          | 400 | UNKNOWN_FIELD       | agreemnet
          a missing field                        | READY - 'agreement': 'A',                        | 400 | MISSING_FIELD       | agreement
          a wrong type                           | READY / 'version': 1 / 'version': 'one'          | 400 | INVALID_VALUE       | version
          a date that does not exist             | READY / 2026-01-02T / 2026-02-30T                | 400 | INVALID_VALUE       | statedAt
          an agreement nobody put on record      | READY / 'agreement': 'A' / 'agreement': 'B'      | 422 | UNKNOWN_AGREEMENT   | agreement
          a stale version                        | READY / 'version': 1 / 'version': 2              | 409 | STALE_VERSION       | agreement A
          readiness for somebody else's          | READY / 's1' / 'n1'                              | 403 | NOT_DEBTOR          | n1
          a statement from the future            | READY / 2026-01-02T / 2999-01-02T                | 422 | STATED_IN_THE_FUTURE | statedAt.from
          a label that is not neutral            | LABEL                                            | 422 | LABEL_NOT_NEUTRAL   | neutralLabel
          """)
  void is_refused_with_its_place(
      String name, String sent, int status, String code, String subject) {
    var answer = post(sent.equals("LABEL") ? "scribe" : "rep:south", text(sent));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("subject")).startsWith(subject);
    assertThat(answer.text("detail")).isNotBlank();
    assertThat(answer.text("rule")).isNotBlank();
    assertThat(answer.json().path("instead")).isNotEmpty();
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    nothingWasAdded();
  }

  @Test
  void a_reading_of_another_negotiation_is_unknown_here() {
    var reading =
        "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A', 'version': 1, 'termId': 'n1', 'readingId': 'A.words', 'words': 'x'";
    mustRecord("rep:north", act("bad-input-elsewhere", "AdvanceReading", reading));
    var answer =
        post("rep:south", act(HERE, "ConfirmReadiness", READY + ", 'readingId': 'A.words'"));
    assertThat(answer.text("code")).isEqualTo("UNKNOWN_READING");
    nothingWasAdded();
  }

  @ParameterizedTest
  @ValueSource(ints = {(1 << 20) + 1, 3 << 20})
  void an_act_over_a_mebibyte_is_too_large(int size) {
    var answer =
        post(
            "rep:south",
            act(HERE, "ConfirmReadiness", READY + ", 'words': '" + "x".repeat(size) + "'"));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("code")).isEqualTo("ACT_TOO_LARGE");
    nothingWasAdded();
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    var bytes =
        act(HERE, "ConfirmReadiness", READY + ", 'words': 'caf?'").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xe9;
    assertThat(post("rep:south", bytes).text("code")).isEqualTo("NOT_UTF8");
    nothingWasAdded();
  }

  @Test
  void in_a_file_the_other_lines_still_go_in() {
    var negotiation = "bad-lines";
    harbour(negotiation);
    var good = act(negotiation, "ConfirmReadiness", READY);
    var file =
        String.join(
            "\n",
            good,
            "",
            "{ nonsense",
            act(negotiation, "ConfirmReadiness", READY.replace("'s1'", "'n1'")),
            act(
                negotiation,
                "ConfirmReadiness",
                READY + ", 'words': '" + "x".repeat(1 << 20) + "'"),
            good,
            act(negotiation, "WithdrawReadiness", READY));
    var answers =
        postFile("rep:south", file.getBytes(StandardCharsets.UTF_8))
            .response()
            .body()
            .lines()
            .map(JSON::readTree)
            .toList();
    assertThat(
            answers.stream()
                .map(a ->
                    a.path("line").asLong()
                        + " "
                        + a.path("status").asInt()
                        + " "
                        + a.path("code").asString("")))
        .containsExactly(
            "1 201 ",
            "3 400 NOT_JSON",
            "4 403 NOT_DEBTOR",
            "5 413 ACT_TOO_LARGE",
            "6 200 ",
            "7 201 ");
  }

  @Test
  void a_broken_line_is_told_by_its_number_in_the_file_and_by_its_column() {
    var negotiation = "numbered-lines";
    harbour(negotiation);
    var file =
        "\ufeff\r\n"
            + act(negotiation, "ConfirmReadiness", READY)
            + "\r\n\n \t\n{\"act\": \"ConfirmReadiness\", nonsense}\n";
    var answers =
        postFile("rep:south", file.getBytes(StandardCharsets.UTF_8))
            .response()
            .body()
            .lines()
            .map(JSON::readTree)
            .toList();
    assertThat(answers).hasSize(2);
    assertThat(answers.getFirst().path("line").asLong()).isEqualTo(2);
    assertThat(answers.getFirst().path("status").asInt()).isEqualTo(201);
    assertThat(answers.getLast().path("line").asLong()).isEqualTo(5);
    assertThat(answers.getLast().path("detail").asString())
        .isEqualTo("The text is no JSON: column 29: something else is expected there.");
    assertThat(answers.getLast().path("subject").asString()).isEqualTo("column 29");
  }

  @Test
  void an_offset_that_is_not_of_the_zone_is_refused_with_the_one_that_is() {
    var answer =
        post(
            "rep:south",
            act(
                HERE,
                "ConfirmReadiness",
                READY.replace(
                    "'2026-01-02T12:00Z'",
                    "{'from': '2026-01-02T12:00+02:00', 'precision': 'INSTANT', 'zone': 'Europe/Paris'}")));
    assertThat(answer.status() + " " + answer.text("code") + " " + answer.text("subject"))
        .isEqualTo("400 INVALID_VALUE statedAt.from");
    assertThat(answer.text("expected")).isEqualTo("\"2026-01-02T12:00+01:00\"");
    nothingWasAdded();
  }

  @Test
  void a_line_that_is_not_utf_8_leaves_the_next_one_alone() {
    var negotiation = "bad-bytes";
    harbour(negotiation);
    var bad =
        (act(negotiation, "ConfirmReadiness", READY + ", 'words': 'caf?'") + "\n")
            .getBytes(StandardCharsets.UTF_8);
    bad[bad.length - 4] = (byte) 0xe9;
    var good = act(negotiation, "ConfirmReadiness", READY).getBytes(StandardCharsets.UTF_8);
    var file = new byte[bad.length + good.length];
    System.arraycopy(bad, 0, file, 0, bad.length);
    System.arraycopy(good, 0, file, bad.length, good.length);
    var answers =
        postFile("rep:south", file).response().body().lines().map(JSON::readTree).toList();
    assertThat(answers.getFirst().path("code").asString()).isEqualTo("NOT_UTF8");
    assertThat(answers.getLast().path("status").asInt()).isEqualTo(201);
  }

  /// A NUL in a text once stopped every later act of the ledger from being read.
  @Test
  void a_nul_is_refused_and_the_ledger_goes_on() {
    var title =
        post(
            "rep:south",
            act("nul", "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'a\\u0000b'"));
    assertThat(title.status() + " " + title.text("code") + " " + title.text("subject"))
        .isEqualTo("400 INVALID_VALUE title");
    nothingWasAdded();
  }

  @Test
  void what_is_no_act_at_all_is_told_so() {
    var form =
        send(
            request("rep:south", "/acts")
                .header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x")));
    assertThat(form.status()).isEqualTo(415);
    assertThat(form.text("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    var multipart =
        send(
            request("rep:south", "/acts")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x")));
    assertThat(multipart.status()).isEqualTo(415);
    assertThat(get("rep:south", "/negotiations/" + HERE + "/agreements/%20/versions/1..1").status())
        .isEqualTo(404);
    assertThat(get("rep:south", "/acts").text("code")).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(get("rep:south", "/nowhere").text("code")).isEqualTo("NOT_FOUND");
  }

  private static String text(String sent) {
    if (sent.equals("LABEL"))
      return act(
          HERE,
          "RegisterReferent",
          "'mode': 'PERFORMED', 'id': 'x', 'kind': 'BODY', 'neutralLabel': 'The Occupied quay'");
    if (!sent.startsWith("READY")) return sent.replace('\'', '"');
    var fields = READY;
    if (sent.contains(" / ")) fields = READY.replace(sent.split(" / ")[1], sent.split(" / ")[2]);
    else if (sent.contains(" - ")) fields = READY.replace(sent.split(" - ")[1], "");
    else fields = READY + sent.substring("READY".length());
    return act(HERE, "ConfirmReadiness", "'actId': '" + UUID.randomUUID() + "', " + fields);
  }

  private void nothingWasAdded() {
    assertThat(getAt(before, "auditor", "/negotiations/" + HERE).position()).isEqualTo(before);
  }
}
