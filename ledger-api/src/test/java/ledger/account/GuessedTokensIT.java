package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import ledger.Eventually;
import ledger.LedgerIT;
import ledger.act.UserId;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Whoever guesses tokens is slowed, and who signed in and who was turned away can be read.
///
/// Each guesser has an address of its own, as far as the machine has more than one.
class GuessedTokensIT extends LedgerIT {

  @Autowired private Accounts accounts;

  private static HttpClient from(String address) throws IOException {
    var local = InetAddress.ofLiteral(address);
    try (var _ = new ServerSocket(0, 1, local)) {
      return HttpClient.newBuilder().localAddress(local).cookieHandler(new CookieManager()).build();
    } catch (IOException _) {
      assumeTrue(false, "this machine has no address " + address);
      throw new AssertionError();
    }
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> with(HttpClient client, String token) throws Exception {
    return client.send(
        at("/accounts/self").header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> typed(HttpClient browser, String user, String token)
      throws Exception {
    var page = at("/login").header("Accept", "text/html").build();
    var form = Jsoup.parse(browser.send(page, BodyHandlers.ofString()).body());
    var csrf = form.expectFirst("input[name=_csrf]").val();
    return browser.send(
        at("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "_csrf=%s&username=%s&password=%s"
                        .formatted(encoded(csrf), encoded(user), encoded(token))))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<JsonNode> signIns(String parameters) {
    var keeper = "keeper" + UUID.randomUUID();
    var operator = accounts.open(new Account(new UserId(keeper), true)).orElseThrow().secret();
    return send(request("/operator/sign-ins?" + parameters)
            .header("Authorization", "Bearer " + operator))
        .json()
        .path("signIns")
        .valueStream()
        .toList();
  }

  @Test
  void software_that_shows_one_wrong_token_after_another_is_told_to_wait() throws Exception {
    try (var guesser = from("127.0.0.21");
        var elsewhere = from("127.0.0.22")) {
      var right = token("guessed" + UUID.randomUUID());
      for (int i = 0; i < Guesses.FREE_OF_ADDRESS; i++)
        assertThat(with(guesser, "ledger_wrong" + i).statusCode()).isEqualTo(401);

      var slowed = with(guesser, right);
      assertThat(slowed.statusCode()).isEqualTo(429);
      assertThat(slowed.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
      assertThat(slowed.body()).contains("TOO_MANY_GUESSES");
      assertThat(with(elsewhere, right).statusCode()).as("from elsewhere").isEqualTo(200);
      Eventually.until(
          "once it has waited it is let in", () -> with(guesser, right).statusCode() == 200);
    }
  }

  @Test
  void what_signed_in_there_before_goes_on_while_others_guess_beside_it() throws Exception {
    try (var shared = from("127.0.0.23")) {
      var right = token("neighbour" + UUID.randomUUID());
      assertThat(with(shared, right).statusCode()).isEqualTo(200);
      for (int i = 0; i <= Guesses.FREE_OF_ADDRESS; i++) with(shared, "ledger_other" + i);
      assertThat(with(shared, "ledger_another").statusCode()).isEqualTo(429);
      assertThat(with(shared, right).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void people_who_mistype_are_shown_the_form_again_and_then_told_to_wait() throws Exception {
    var user = "typing" + UUID.randomUUID();
    var right = token(user);
    try (var browser = from("127.0.0.24");
        var elsewhere = from("127.0.0.25")) {
      for (int i = 0; i < Guesses.FREE_OF_ACCOUNT; i++)
        assertThat(typed(browser, user, "wrong" + i).headers().firstValue("Location"))
            .contains("/login?error");

      var slowed = typed(browser, user, right);
      assertThat(slowed.statusCode()).isEqualTo(429);
      assertThat(slowed.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
      assertThat(Jsoup.parse(slowed.body()).expectFirst("[role=alert]").text())
          .contains("Too many wrong tokens");
      assertThat(typed(elsewhere, user, right).headers().firstValue("Location"))
          .contains("/negotiations");
    }

    assertThat(signIns("user=" + user).stream().map(one -> one.path("what").asString()))
        .contains("REFUSED", "SIGNED_IN");
  }

  @Test
  void who_signed_in_is_read_by_operators_and_has_no_secret_in_it() throws Exception {
    var user = "seen" + UUID.randomUUID();
    var secret = "ledger_typed-as-a-name";
    try (var browser = from("127.0.0.26")) {
      typed(browser, secret, "wrong");
      with(browser, token(user));
      with(browser, token(user));
    }

    var seen = signIns("user=" + user);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().path("what").asString()).isEqualTo("SIGNED_IN");
    assertThat(seen.getFirst().path("way").asString()).isEqualTo("TOKEN");
    assertThat(seen.getFirst().path("address").asString()).isEqualTo("127.0.0.26");
    assertThat(signIns("limit=1000").toString()).doesNotContain(secret, token(user));
    assertThat(get(user, "/operator/sign-ins").text("code")).isEqualTo("NOT_PERMITTED");
    assertThat(signIns("user=" + user).stream().map(one -> one.path("what").asString()))
        .contains("DENIED");
  }

  @Test
  void accounts_and_tokens_are_read_as_they_are_on_record() {
    var keeper = new UserId("keeper" + UUID.randomUUID());
    var operator = accounts.open(new Account(keeper, true)).orElseThrow().secret();
    var page =
        send(
            request("/operator/accounts?limit=1000").header("Authorization", "Bearer " + operator));
    var entries = page.json().path("entries").valueStream().toList();
    assertThat(entries).isNotEmpty();
    assertThat(entries.getFirst().path("event").asString()).isEqualTo("account-opened.v1");
    assertThat(page.response().body()).doesNotContain("sha256:");
    var next = page.json().path("next").asLong();
    assertThat(next).isEqualTo(entries.size());
    assertThat(get("auditor", "/operator/accounts").status()).isEqualTo(403);
    var wrong =
        send(request("/operator/accounts?from=x").header("Authorization", "Bearer " + operator));
    assertThat(wrong.status() + " " + wrong.text("subject")).isEqualTo("400 from");
  }
}
