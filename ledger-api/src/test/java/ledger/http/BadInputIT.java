package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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
          a version that is not there yet        | READY / 'version': 1 / 'version': 2              | 422 | UNKNOWN_VERSION     | version
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
        "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A',"
            + " 'version': 1, 'termId': 'n1', 'readingId': 'A.words', 'words': 'x'";
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
                    "{'from': '2026-01-02T12:00+02:00', 'precision': 'INSTANT', 'zone':"
                        + " 'Europe/Paris'}")));
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

  /// Each question that has an address, with every parameter that it could have.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/negotiations",
        "/negotiations/bad-input",
        "/negotiations/bad-input/register",
        "/negotiations/bad-input/agreements/A",
        "/negotiations/bad-input/agreements/A/versions/1..1",
        "/negotiations/bad-input/positions",
        "/negotiations/bad-input/board",
        "/negotiations/bad-input/docket",
        "/negotiations/bad-input/allegations/AL",
        "/negotiations/bad-input/readiness",
        "/negotiations/bad-input/timeline",
        "/negotiations/bad-input/participation",
        "/negotiations/bad-input/anomalies",
        "/negotiations/bad-input/calendar",
        "/negotiations/bad-input/search",
        "/negotiations/bad-input/moves",
        "/negotiations/bad-input/difference",
        "/negotiations/bad-input/changes",
        "/negotiations/bad-input/stream",
        "/search",
        "/changes",
        "/stream",
        "/accounts/self",
        "/log/entries",
        "/log/counts",
        "/log/checkpoint",
        "/log/tile/0/000",
        "/operator/comparison",
        "/login"
      })
  void a_parameter_that_cannot_be_read_is_told_by_its_name(String path) {
    for (var name : List.of("about", "after", "agreement", "from", "anything"))
      isRefused(path, name, "%zz");
    for (var broken : List.of("%zz", "%", "%4", "a%2", "%ff", "%c3%28", "%ed%a0%80", "x%00"))
      isRefused(path, "q", broken);
    var twice = raw("GET", path + "?lang=en&view=record&view=record", "Accept: */*");
    assertThat(twice.status() + " " + twice.field("code") + " " + twice.field("subject"))
        .isEqualTo("400 INVALID_VALUE view");
    var name = raw("GET", path + "?%zz=1", "Accept: */*");
    assertThat(name.status() + " " + name.field("subject")).isEqualTo("400 query");
  }

  /// A view that is misspelled would be answered in the view of the record, and an act that was
  /// only to be tried would be recorded.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /negotiations/bad-input/board?veiw=party:south | veiw   | view
          /negotiations/bad-input/register?form=3        | form   | after
          /negotiations/bad-input/board.csv?labels=true  | labels | label
          /negotiations/bad-input/stream?since=3         | since  | after
          /search?query=ship                             | query  | q
          """)
  void a_parameter_that_nothing_reads_is_told_with_those_that_are_read(
      String path, String name, String known) {
    isUnread(get("rep:south", path), name, known);
  }

  @Test
  void an_act_whose_dry_run_is_misspelled_is_not_recorded() {
    var sent =
        request("rep:south", "/acts?dyr=true")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(act(HERE, "ConfirmReadiness", READY)));
    isUnread(send(sent), "dyr", "dry");
    nothingWasAdded();
  }

  private static void isUnread(Answer answer, String name, String known) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("UNKNOWN_PARAMETER");
    assertThat(answer.text("subject")).isEqualTo(name);
    assertThat(answer.json().path("expected").valueStream().map(JsonNode::asString))
        .contains(known);
  }

  @Test
  void pages_do_not_mind_what_others_put_behind_their_addresses() {
    var page =
        request("rep:south", "/negotiations/bad-input/register?utm_source=mail")
            .header("Accept", "text/html");
    assertThat(send(page).status()).isEqualTo(200);
  }

  private void isRefused(String path, String name, String broken) {
    var answer = raw("GET", path + "?lang=en&" + name + "=" + broken, "Accept: */*");
    assertThat(answer.status()).as(path + " " + name + "=" + broken).isEqualTo(400);
    assertThat(answer.field("code")).isEqualTo("INVALID_VALUE");
    assertThat(answer.field("subject")).isEqualTo(name);
    assertThat(answer.field("given")).isEqualTo(name + "=" + broken);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET   | /negotiations/%zz/board             | Accept: */*              | 400 MALFORMED request
          GET   | /negotiations/%ff                   | Accept: */*              | 400 MALFORMED request
          GET   | /negotiations/%00/board             | Accept: text/html        | 400 MALFORMED request
          GET   | /negotiations/bad-input%2Fx/board   | Accept: text/calendar    | 400 MALFORMED request
          GET   | /negotiations/bad-input//board      | Accept: */*              | 400 MALFORMED request
          GET   | /negotiations/bad-input;x=1/board   | Accept: */*              | 400 MALFORMED request
          GET   | /negotiations/../negotiations       | Accept: */*              | 400 MALFORMED request
          GET   | /negotiations?[x]                   | Accept: */*              | 400 MALFORMED request
          GET   | /a b c                              | Accept: */*              | 400 MALFORMED request
          GET   | /negotiations/bad-input/board       | No colon                 | 400 MALFORMED request
          FOO   | /changes                            | Accept: */*              | 400 MALFORMED request
          TRACE | /changes                            | Accept: */*              | 405 METHOD_NOT_ALLOWED request
          GET   | /error                              | Accept: */*              | 404 NOT_FOUND page
          GET   | /negotiations/bad-input/board       | Accept: nonsense         | 406 NOT_ACCEPTABLE Accept
          POST  | /acts                               | Content-Type: nonsense   | 415 UNSUPPORTED_MEDIA_TYPE Content-Type
          POST  | /acts                               | Content-Type: application/x-www-form-urlencoded | 415 UNSUPPORTED_MEDIA_TYPE Content-Type
          POST  | /acts                               | Content-Type: application/json;charset=zz | 415 UNSUPPORTED_MEDIA_TYPE Content-Type
          POST  | /negotiations/bad-input/whatif      | Content-Type: text/yaml  | 415 UNSUPPORTED_MEDIA_TYPE Content-Type
          GET   | /negotiations/bad-input/board       | Ledger-Position: 1e3     | 400 INVALID_VALUE Ledger-Position
          GET   | /search?q=                          | Accept: */*              | 400 MISSING_FIELD q
          GET   | /negotiations/bad-input/participation?agreement=&actor= | Accept: */* | 400 MISSING_FIELD agreement
          """)
  void a_request_that_cannot_be_read_is_a_problem_of_our_form(
      String method, String path, String header, String told) {
    var answer = raw(method, path, header);
    assertThat(answer.status() + " " + answer.field("code") + " " + answer.field("subject"))
        .as(answer.body())
        .isEqualTo(told);
    assertThat(answer.body()).doesNotContain("<html", "Exception", "org.", "tomcat", "timestamp");
  }

  @Test
  void a_method_that_is_not_there_is_answered_with_those_that_are() {
    var answer = send(request("rep:south", "/acts").PUT(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
    assertThat(answer.json().path("expected").toString()).isEqualTo("[\"POST\"]");
  }

  /// The page that says so asks for parameters itself, such as the language.
  @Test
  void what_is_refused_for_another_reason_is_told_on_a_page_whatever_its_parameters_are() {
    var method =
        send(
            request("/changes?q=%ff")
                .header("Accept", "text/html")
                .method("FOO", HttpRequest.BodyPublishers.noBody()));
    assertThat(method.status()).isEqualTo(400);
    assertThat(method.response().body()).contains("<!doctype html>");
    var form =
        send(
            request("/negotiations/%2e/calendar?q=")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("\u0000=1")));
    assertThat(form.status()).isEqualTo(400);
    assertThat(form.response().body()).contains("<!doctype html>");
    for (var body : List.of("\u0000", "\u0000=1", "a%01b=1"))
      for (var page : List.of("/opening", "/negotiations/" + HERE + "/record/TakeStance")) {
        var named =
            send(
                request("opener", page)
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(named.status()).as(page).isEqualTo(400);
        assertThat(named.response().body()).contains("<!doctype html>");
      }
  }

  @Test
  void an_address_without_end_and_parameters_without_number_are_refused() {
    var big = raw("GET", "/search?q=" + "x".repeat(20_000), "Accept: */*");
    assertThat(big.status() + " " + big.field("code")).isEqualTo("400 MALFORMED");
    var many =
        IntStream.range(0, 1_100).mapToObj(i -> "a" + i + "=").collect(Collectors.joining("&"));
    var answer = raw("GET", "/changes?" + many, "Accept: */*");
    assertThat(answer.status() + " " + answer.field("code") + " " + answer.field("subject"))
        .isEqualTo("400 MALFORMED query");
    var query = raw("GET", "/search?q=" + "x".repeat(2_000), "Accept: */*");
    assertThat(query.status() + " " + query.field("code") + " " + query.field("subject"))
        .isEqualTo("400 INVALID_VALUE q");
    var longer = raw("GET", "/changes?x=" + "x".repeat(3_000), "Accept: */*");
    assertThat(longer.status() + " " + longer.field("code") + " " + longer.field("subject"))
        .isEqualTo("400 MALFORMED query");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                            | MALFORMED | body
          ``                              | MALFORMED | body
          []                              | MALFORMED | body
          1                               | MALFORMED | body
          "add"                           | MALFORMED | body
          {                               | MALFORMED | line 1, column
          {"add": [}                      | MALFORMED | line 1, column
          {"add": []} x                   | MALFORMED | line 1, column
          {"add": [], "add": []}          | MALFORMED | line 1, column
          {'add': []}                     | MALFORMED | line 1, column
          {"add": [NaN]}                  | MALFORMED | line 1, column
          {"adds": []}                    | MALFORMED | adds
          {"add": null}                   | MALFORMED | add
          {"add": {}}                     | MALFORMED | add
          {"add": [null]}                 | MALFORMED | add[0]
          {"add": [[]]}                   | MALFORMED | add[0]
          {"add": ["OpenNegotiation"]}    | MALFORMED | add[0]
          {"without": null}               | MALFORMED | without
          {"without": "x"}                | MALFORMED | without
          {"without": [null]}             | MALFORMED | without[0]
          {"without": [1]}                | MALFORMED | without[0]
          {"without": [{}]}               | MALFORMED | without[0]
          {"without": ["1-1-1-1-1"]}      | MALFORMED | without[0]
          {"add": [{"act": null}]}        | UNKNOWN_ACT | act
          {"add": [{"act": "Confirm"}]}   | UNKNOWN_ACT | act
          {"add": [{"act": "ConfirmReadiness"}]} | MISSING_FIELD | actId
          """)
  void a_hypothesis_that_cannot_be_read_is_told_by_its_place(
      String body, String code, String subject) {
    for (var view : List.of("record", "party:north", "common:north,south")) {
      var answer = postTo("rep:south", "/negotiations/" + HERE + "/whatif?view=" + view, body);
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo(code);
      assertThat(answer.text("subject")).startsWith(subject);
      assertThat(answer.response().body())
          .doesNotContain("Unexpected", "Unrecognized", "Duplicate", "UUID string", "Exception");
    }
  }

  @Test
  void nothing_can_be_supposed_of_a_negotiation_that_would_not_be_open() {
    var opening =
        timeline()
            .valueStream()
            .map(line -> line.path("act"))
            .filter(act -> act.path("act").asString().equals("OpenNegotiation"))
            .findFirst()
            .orElseThrow();
    var without = "{'without': ['" + opening.path("actId").asString() + "']}";
    var before = "?knownBy=1990-01-01T00:00Z";
    assertThat(whatIf("", without)).isEqualTo("400 NOT_OPENED without");
    assertThat(whatIf("?view=common:north,south", without)).isEqualTo("400 NOT_OPENED without");
    assertThat(whatIf(before, "{}")).isEqualTo("400 NOT_OPENED knownBy");
    for (var line : timeline())
      assertThat(whatIf(before, "{'add': [" + line.path("act") + "]}"))
          .isIn("400 NOT_OPENED knownBy", "200  ");
  }

  private JsonNode timeline() {
    return getAt(before, "rep:south", "/negotiations/" + HERE + "/timeline").json().path("lines");
  }

  private String whatIf(String question, String hypothesis) {
    var answer =
        postTo(
            "rep:south",
            "/negotiations/" + HERE + "/whatif" + question,
            hypothesis.replace('\'', '"'));
    return answer.status() + " " + answer.text("code") + " " + answer.text("subject");
  }

  /// What came back of a request that no client of Java's would send.
  private record Raw(int status, String body) {
    String field(String name) {
      return JSON.readTree(body).path(name).asString("");
    }
  }

  private Raw raw(String method, String target, String header) {
    try (var socket = new Socket("localhost", port)) {
      var request =
          "%s %s HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\nContent-Length: 0\r\n\r\n"
              .formatted(method, target, token("rep:south"), header);
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .split("\r\n\r\n", 2);
      assertThat(answer[0].toLowerCase(Locale.ROOT))
          .contains("content-type: application/problem+json");
      return new Raw(Integer.parseInt(answer[0].split(" ")[1]), answer[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
