package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import ledger.LedgerIT;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT extends LedgerIT {

  private long recorded;

  @BeforeAll
  void a_harbour_is_on_record() {
    recorded = harbour("access");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/negotiations",
        "/negotiations/access",
        "/negotiations/access/timeline",
        "/accounts/x",
        "/nowhere",
        "/"
      })
  void nothing_is_open_to_strangers(String path) {
    assertThat(send(request(path)).status()).isEqualTo(401);
  }

  @Test
  void but_health() {
    var health = send(request("/actuator/health"));
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("UP");
  }

  @Test
  void an_invented_token_signs_nobody_in() {
    var answer = send(request("/negotiations").header("Authorization", "Bearer ledger_invented"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(answer.text("detail")).contains("the token that was sent");
  }

  @Test
  void who_writes_without_a_token_is_told_to_sign_in_and_gets_no_session() {
    var answer =
        send(
            request("/acts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(answer.status() + " " + answer.text("code")).isEqualTo("401 NOT_SIGNED_IN");
    assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  /// The server would keep a session for each, until it has no memory left.
  @ParameterizedTest
  @ValueSource(strings = {"/negotiations", "/login", "/negotiations/harbour?view=record"})
  void nothing_is_kept_of_whoever_has_not_signed_in(String path) {
    var page = send(request(path).header("Accept", "text/html"));
    assertThat(page.response().headers().allValues("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).doesNotStartWith("JSESSIONID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/negotiations", "/nowhere"})
  void browsers_are_told_to_keep_to_themselves_what_they_are_shown(String path) {
    var headers = send(request(path).header("Accept", "text/html")).response().headers();
    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void people_are_sent_to_the_form() {
    var page = send(request("/negotiations").header("Accept", "text/html,application/xhtml+xml"));
    assertThat(page.status()).isEqualTo(302);
    assertThat(page.response().headers().firstValue("Location")).contains("/login");
  }

  /// A browser remembers where it wanted to go, in a cookie that the head of an answer has room
  /// for.
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "/negotiations?q=,    1900, true",
    "/negotiations?q=,    2500, false",
    "/negotiations/, 1900, true",
    "/negotiations/, 7000, false"
  })
  void people_are_sent_to_the_form_from_an_address_of_any_length(
      String begin, int more, boolean remembered) {
    var page = send(request(begin + "x".repeat(more)).header("Accept", "text/html"));
    assertThat(page.status()).isEqualTo(302);
    assertThat(page.response().headers().firstValue("Location")).contains("/login");
    assertThat(
            page.response().headers().allValues("Set-Cookie").toString().contains("REDIRECT_URI"))
        .isEqualTo(remembered);
  }

  /// Anybody can send such headers: they decide nothing where no proxy is configured.
  @Test
  void no_header_says_where_people_are_sent() {
    var page =
        send(
            request("/negotiations")
                .header("Accept", "text/html")
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("X-Forwarded-Proto", "https"));
    assertThat(page.response().headers().map().toString()).doesNotContain("elsewhere", "https");
  }

  /// A browser has kept where it wanted to go; whoever can write its cookies could have others.
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/negotiations/access?view=record, /negotiations/access?view=record",
    "/negotiations, /negotiations",
    "https://elsewhere.example/x, /negotiations",
    "//elsewhere.example/x, /negotiations",
    "/\\elsewhere.example, /negotiations",
    "%%zz, /negotiations",
    "/%zz, /negotiations"
  })
  void whoever_signs_in_goes_on_to_a_page_of_this_server_whatever_the_headers_say(
      String wanted, String there) throws Exception {
    var cookie =
        "XSRF-TOKEN=lot; REDIRECT_URI="
            + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
    var page =
        send(request("/login").header("Accept", "text/html").header("Cookie", "XSRF-TOKEN=lot"));
    var csrf = Jsoup.parse(page.response().body()).expectFirst("input[name=_csrf]").val();
    var form =
        "_csrf=%s&username=auditor&password=%s"
            .formatted(URLEncoder.encode(csrf, StandardCharsets.UTF_8), token("auditor"));
    var answer =
        raw(
            "POST /login HTTP/1.1\r\nHost: elsewhere.example\r\nAccept: text/html\r\nCookie: "
                + cookie
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + form.length()
                + "\r\nConnection: close\r\n\r\n"
                + form);
    assertThat(answer).startsWith("HTTP/1.1 302").contains("\r\nLocation: " + there + "\r\n");
  }

  /// The header `Host` is a client's own to set, and not that of Java.
  private String raw(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest(name = "{0} {1} -> {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          auditor   | 'by': 'south', 'mode': 'PERFORMED' | 403 | CAPACITY_MISSING
          opener    | 'by': 'south', 'mode': 'PERFORMED' | 403 | CAPACITY_MISSING
          rep:north | 'by': 'south', 'mode': 'PERFORMED' | 403 | NOT_YOUR_ACT
          scribe    | 'by': 'south', 'mode': 'PERFORMED' | 403 | PERFORMED_FOR_ANOTHER
          outsider  | 'by': 'south', 'mode': 'PERFORMED' | 404 | NOT_FOUND
          scribe    | 'by': 'south', 'mode': 'REPORTED'  | 201 | ``
          rep:south | 'by': 'south', 'mode': 'PERFORMED' | 201 | ``
          """)
  void every_write_takes_a_capacity_in_that_negotiation(
      String user, String fields, int status, String code) {
    var ready = READY.replace("'mode': 'PERFORMED', 'by': 'south'", fields);
    var answer = post(user, act("access", "ConfirmReadiness", ready));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code == null ? "" : code);
  }

  /// An outsider cannot tell a negotiation it takes no part in from one that does not exist.
  @ParameterizedTest
  @ValueSource(strings = {"", "/positions", "/timeline", "/register", "/docket", "/readiness"})
  void what_one_takes_no_part_in_does_not_exist(String question) {
    var real = getAt(recorded, "outsider", "/negotiations/access" + question);
    var invented = get("outsider", "/negotiations/invented" + question);
    assertThat(real.status()).isEqualTo(404);
    assertThat(real.response().body().replace("access", "invented"))
        .isEqualTo(invented.response().body());
  }

  @Test
  void the_list_holds_what_one_takes_part_in_and_no_more() {
    assertThat(get("outsider", "/negotiations").json()).isEmpty();
    var list = getAt(recorded, "auditor", "/negotiations").json();
    assertThat(
            list.valueStream()
                .filter(n -> n.path("id").asString().equals("access"))
                .findFirst()
                .orElseThrow()
                .path("title")
                .asString())
        .isEqualTo("Use of the harbour");
  }

  @Test
  void accounts_are_made_by_operators_only() {
    var put = request("auditor", "/accounts/friend").PUT(HttpRequest.BodyPublishers.noBody());
    assertThat(send(put).text("code")).isEqualTo("NOT_PERMITTED");
  }
}
