package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import ledger.Browser;
import ledger.Eventually;
import ledger.LedgerIT;
import ledger.act.UserId;
import ledger.live.Listener;
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
    try (var browser = new Browser("http://localhost:" + port);
        var stream =
            new Listener(
                HTTP,
                request("/stream").header("Authorization", "Bearer " + token.secret()).build())) {
      browser.signIn(user, token.secret());
      assertThat(browser.isSignedIn()).isTrue();
      assertThat(stream.status()).isEqualTo(200);

      var request = how.formatted(user).split(" ");
      assertThat(by(operator, request[0], request[1]).status()).isBetween(200, 204);

      assertThat(browser.get("/negotiations").statusCode()).as("sent to the form").isEqualTo(302);
      Eventually.until("the stream has ended", stream::isOver);
    }
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
