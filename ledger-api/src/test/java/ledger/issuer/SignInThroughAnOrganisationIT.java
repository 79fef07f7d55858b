package ledger.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import ledger.Eventually;
import ledger.LedgerApplication;
import ledger.LedgerIT;
import ledger.TestDatabase;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.live.Listener;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A node that has an organisation say who people and software are. The issuer is a real one, and
/// answers only after the ledger has started.
class SignInThroughAnOrganisationIT extends LedgerIT {

  private static final String REALM = "organisation";
  private static final String AUDIENCE = "ledger.example";

  private static final MockOAuth2Server ISSUER = new MockOAuth2Server();
  private static ConfigurableApplicationContext node;
  private static int nodePort;
  private static HttpResponse<String> readyBefore;
  private static HttpResponse<String> refusedBefore;

  @Autowired private Accounts accounts;

  @BeforeAll
  static void the_ledger_starts_and_the_issuer_after_it() throws Exception {
    var database = TestDatabase.get();
    int issuerPort = freePort();
    node =
        new SpringApplicationBuilder(LedgerApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--ledger.data=" + Files.createTempDirectory("ledger-oidc"),
                "--ledger.log.keys=" + SHARED.resolve("log.keys"),
                "--ledger.keys=" + SHARED.resolve("keys"),
                "--ledger.oidc.issuer=http://localhost:%d/%s".formatted(issuerPort, REALM),
                "--ledger.oidc.audience=" + AUDIENCE,
                "--ledger.oidc.client-id=ledger",
                "--ledger.oidc.client-secret=secret");
    nodePort =
        Objects.requireNonNull(((WebServerApplicationContext) node).getWebServer()).getPort();
    readyBefore = HTTP.send(at("/actuator/health/readiness").build(), BodyHandlers.ofString());
    refusedBefore =
        HTTP.send(
            at("/accounts/self").header("Authorization", "Bearer a.b.c").build(),
            BodyHandlers.ofString());
    ISSUER.start(InetAddress.getByName("localhost"), issuerPort);
    Eventually.until(
        "the issuer is resolved",
        Duration.ofSeconds(60),
        () ->
            HTTP.send(at("/actuator/health/readiness").build(), BodyHandlers.ofString())
                    .statusCode()
                == 200);
  }

  @AfterAll
  static void both_stop() {
    node.close();
    ISSUER.shutdown();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + nodePort + path));
  }

  private String someone() {
    var user = "someone" + UUID.randomUUID();
    assertThat(accounts.open(new Account(new UserId(user), false))).isPresent();
    return user;
  }

  private static String issued(String realm, String user, String audience, long seconds) {
    return ISSUER
        .issueToken(
            realm,
            "client",
            new DefaultOAuth2TokenCallback(
                realm, user, "JWT", List.of(audience), Map.of(), seconds))
        .serialize();
  }

  private static String issued(String user) {
    return issued(REALM, user, AUDIENCE, 3600);
  }

  private Answer with(String token, String path) {
    return send(at(path).header("Authorization", "Bearer " + token));
  }

  private static String outcome(Answer answer) {
    return answer.status() + " " + answer.text("code");
  }

  @Test
  void an_issuer_that_does_not_answer_is_told_in_the_readiness_and_to_whoever_brings_its_token() {
    assertThat(readyBefore.statusCode()).isEqualTo(503);
    assertThat(refusedBefore.statusCode()).isEqualTo(503);
    assertThat(refusedBefore.headers().firstValue("Retry-After")).isPresent();
    assertThat(refusedBefore.body()).contains("ISSUER_SILENT");
  }

  @Test
  void software_signs_in_with_its_token_to_the_account_of_that_name() {
    var user = someone();
    assertThat(with(issued(user), "/accounts/self").text("user")).isEqualTo(user);
    var made =
        send(
            at("/accounts/" + user + "/tokens")
                .header("Authorization", "Bearer " + issued(user))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"ci\"}")));
    assertThat(made.status()).as("as with the account's own").isEqualTo(201);
    assertThat(with(token(user), "/accounts/self").status()).as("which is good too").isEqualTo(200);
  }

  @Test
  void what_is_not_for_this_ledger_not_of_this_issuer_or_over_signs_nobody_in() {
    var user = someone();
    var good = issued(user);
    assertThat(outcome(with(issued(REALM, user, "another.example", 3600), "/accounts/self")))
        .isEqualTo("401 NOT_SIGNED_IN");
    assertThat(outcome(with(issued("others", user, AUDIENCE, 3600), "/accounts/self")))
        .isEqualTo("401 NOT_SIGNED_IN");
    assertThat(outcome(with(issued(REALM, user, AUDIENCE, -3600), "/accounts/self")))
        .isEqualTo("401 NOT_SIGNED_IN");
    var changed = good.substring(0, good.length() - 8) + "AAAAAAAA";
    assertThat(outcome(with(changed, "/accounts/self"))).isEqualTo("401 NOT_SIGNED_IN");
    assertThat(outcome(with("eyJhbGciOiJub25lIn0.e30.", "/accounts/self")))
        .isEqualTo("401 NOT_SIGNED_IN");
  }

  @Test
  void whoever_has_no_account_is_told_so_and_none_is_opened() {
    var nobody = "nobody" + UUID.randomUUID();
    var answer = with(issued(nobody), "/accounts/self");
    assertThat(outcome(answer)).isEqualTo("401 NOT_SIGNED_IN");
    assertThat(answer.text("detail")).contains("nobody here has an account of the name");
    assertThat(accounts.renew(Optional.empty(), new UserId(nobody))).isEmpty();
  }

  @Test
  void an_account_that_is_disabled_ends_what_was_signed_in_through_the_organisation()
      throws Exception {
    var user = someone();
    var browser = browser();
    signIn(browser, user);
    try (var stream =
        new Listener(
            HTTP, at("/stream").header("Authorization", "Bearer " + issued(user)).build())) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(page(browser).statusCode()).isEqualTo(200);

      accounts.disable(new UserId("keeper"), new UserId(user));

      Eventually.until("the session has ended", () -> page(browser).statusCode() == 302);
      Eventually.until("the stream has ended", stream::isOver);
      assertThat(outcome(with(issued(user), "/accounts/self"))).isEqualTo("401 NOT_SIGNED_IN");
    }
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  private static HttpResponse<String> page(HttpClient browser) throws Exception {
    return browser.send(
        at("/negotiations").header("Accept", "text/html").build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(HttpClient browser, String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  private static String next(HttpResponse<String> answer) {
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()).toString();
  }

  /// As a browser does: to the issuer and back.
  private static HttpResponse<String> signIn(HttpClient browser, String user) throws Exception {
    ISSUER.enqueueCallback(
        new DefaultOAuth2TokenCallback(REALM, user, "JWT", List.of("ledger"), Map.of(), 3600));
    var leaves = get(browser, at("/oauth2/authorization/ledger").build().uri().toString());
    assertThat(leaves.headers().allValues("Set-Cookie"))
        .as("nothing is kept here of whoever has not signed in")
        .allSatisfy(cookie -> assertThat(cookie).doesNotStartWith("JSESSIONID"))
        .anySatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    assertThat(next(leaves)).contains("code_challenge=", "nonce=");
    var comesBack = get(browser, next(leaves));
    return get(browser, next(comesBack));
  }

  @Test
  void people_sign_in_in_a_browser() throws Exception {
    var user = someone();
    var browser = browser();
    assertThat(get(browser, at("/login").build().uri().toString()).body())
        .contains("/oauth2/authorization/ledger");

    var back = signIn(browser, user);

    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.body()).contains("url=/negotiations");
    assertThat(back.headers().allValues("Set-Cookie").toString())
        .contains("JSESSIONID", "SameSite=Strict");
    assertThat(page(browser).statusCode()).isEqualTo(200);
    assertThat(page(browser).body()).contains(user);
  }

  /// As by the form.
  @Test
  void people_go_on_to_the_page_that_they_wanted() throws Exception {
    var browser = browser();
    var wanted = "/account?names=neutral&view=record";
    var sentAway = get(browser, at(wanted).build().uri().toString());
    assertThat(next(sentAway)).endsWith("/login");
    var back = signIn(browser, someone());
    assertThat(Jsoup.parse(back.body()).select("a").attr("href")).isEqualTo(wanted);
    assertThat(Jsoup.parse(back.body()).select("meta[http-equiv]").attr("content"))
        .isEqualTo("0;url=" + wanted);
    assertThat(get(browser, at(wanted).build().uri().toString()).statusCode()).isEqualTo(200);
    assertThat(signIn(browser, someone()).body())
        .as("once they are there it is forgotten")
        .contains("url=/negotiations");
  }

  /// Whoever can write a browser's cookies could have it go anywhere.
  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere.example/x", "//elsewhere.example/x", "/\\elsewhere.example"})
  void nobody_goes_on_to_another_server(String wanted) throws Exception {
    var cookies = new CookieManager();
    var browser =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var cookie =
        new HttpCookie(
            "REDIRECT_URI",
            Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(at("/").build().uri(), cookie);
    assertThat(signIn(browser, someone()).body())
        .contains("url=/negotiations")
        .doesNotContain("elsewhere");
  }

  @Test
  void people_without_an_account_are_told_so_and_a_way_back_that_nobody_went_is_none()
      throws Exception {
    var answer = signIn(browser(), "nobody" + UUID.randomUUID());
    assertThat(next(answer)).endsWith("/login?nobody");
    var stranger = at("/login/oauth2/code/ledger?code=x&state=y").build().uri().toString();
    assertThat(next(get(browser(), stranger))).endsWith("/login?issuer");
  }

  @Test
  void without_an_issuer_there_is_no_such_way_in() {
    assertThat(send(request("/login").header("Accept", "text/html")).response().body())
        .doesNotContain("oauth2");
    assertThat(send(request("/actuator/health/readiness")).status()).isEqualTo(200);
    assertThat(
            send(request("/accounts/self").header("Authorization", "Bearer " + issued("rep:north")))
                .status())
        .isEqualTo(401);
  }
}
