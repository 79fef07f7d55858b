package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ledger.Eventually;
import ledger.LedgerIT;
import ledger.act.UserId;
import ledger.live.Listener;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// An operator ends what somebody is signed in with: requests, sessions and streams.
class DisabledAccountIT extends LedgerIT {

  @Autowired private Accounts accounts;

  private Token operator() {
    return accounts.open(new Account(new UserId("keeper" + UUID.randomUUID()), true)).orElseThrow();
  }

  private Answer by(Token operator, String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + operator.secret())
            .method(method, BodyPublishers.noBody()));
  }

  private Token member(String user) {
    return accounts.open(new Account(new UserId(user), false)).orElseThrow();
  }

  @Test
  void signs_in_no_more_and_again_once_it_is_enabled() {
    var operator = operator();
    var user = "left" + UUID.randomUUID();
    var token = member(user);
    assertThat(by(token, "GET", "/accounts/self").status()).isEqualTo(200);

    for (int twice = 0; twice < 2; twice++)
      assertThat(by(operator, "PUT", "/accounts/" + user + "/disabled").status()).isEqualTo(204);
    assertThat(by(token, "GET", "/accounts/self").status()).isEqualTo(401);

    assertThat(by(operator, "DELETE", "/accounts/" + user + "/disabled").status()).isEqualTo(204);
    assertThat(by(token, "GET", "/accounts/self").status()).isEqualTo(200);
  }

  /// By an operator; a new token ends what the old one opened as well.
  @ParameterizedTest
  @ValueSource(strings = {"PUT /accounts/%s/disabled", "POST /accounts/%s/token"})
  void sessions_and_streams_end_with_it(String how) throws Exception {
    var operator = operator();
    var user = "watching" + UUID.randomUUID();
    var token = member(user);
    try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var stream =
            new Listener(
                HTTP,
                request("/stream").header("Authorization", "Bearer " + token.secret()).build())) {
      signIn(browser, user, token);
      assertThat(page(browser).statusCode()).isEqualTo(200);
      assertThat(stream.status()).isEqualTo(200);

      var request = how.formatted(user).split(" ");
      assertThat(by(operator, request[0], request[1]).status()).isBetween(200, 204);

      assertThat(page(browser).statusCode()).as("sent to the form").isEqualTo(302);
      Eventually.until("the stream has ended", stream::isOver);
    }
  }

  private void signIn(HttpClient browser, String user, Token token) throws Exception {
    var form = Jsoup.parse(browser.send(get("/login"), BodyHandlers.ofString()).body());
    var csrf = form.expectFirst("input[name=_csrf]").val();
    var sent =
        "_csrf="
            + encoded(csrf)
            + "&username="
            + encoded(user)
            + "&password="
            + encoded(token.secret());
    var answer =
        browser.send(
            HttpRequest.newBuilder(get("/login").uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(sent))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Location")).contains("/negotiations");
  }

  private HttpResponse<String> page(HttpClient browser) throws Exception {
    return browser.send(get("/negotiations"), BodyHandlers.ofString());
  }

  private HttpRequest get(String path) {
    URI uri = request(path).build().uri();
    return HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void nobody_disables_itself_nobody_else_does_and_who_is_not_there_is_told() {
    var operator =
        accounts.open(new Account(new UserId("alone" + UUID.randomUUID()), true)).orElseThrow();
    var self = by(operator, "GET", "/accounts/self").text("user");
    var own = by(operator, "PUT", "/accounts/" + self + "/disabled");
    assertThat(own.status() + " " + own.text("code")).isEqualTo("409 OWN_ACCOUNT");
    assertThat(by(operator, "PUT", "/accounts/no-such-user/disabled").status()).isEqualTo(404);
    assertThat(by(operator, "DELETE", "/accounts/no-such-user/disabled").status()).isEqualTo(404);
    var user = member("plain" + UUID.randomUUID());
    assertThat(by(user, "PUT", "/accounts/" + self + "/disabled").status()).isEqualTo(403);
  }
}
