package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What has to be there before anything is said: a negotiation, those who take part, their accounts
/// and tokens. All of it on pages.
class OpenByHandIT extends LedgerIT {

  @Autowired private Accounts accounts;

  private Answer page(String token, String path) {
    return send(
        request(path).header("Accept", "text/html").header("Authorization", "Bearer " + token));
  }

  private Answer post(String token, String path, String... fields) {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2)
      form.append(form.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  private static Document shown(Answer answer) {
    return Jsoup.parse(answer.response().body());
  }

  private String operator() {
    var id = new UserId("operator:" + UUID.randomUUID().toString().substring(0, 8));
    return accounts.open(Optional.empty(), new Account(id, true)).orElseThrow().secret();
  }

  @Test
  void a_negotiation_is_opened_and_called_by_its_title() {
    var title = "Fishing off the cape " + UUID.randomUUID().toString().substring(0, 8);
    var form = shown(page(token("opener"), "/opening"));
    var draft = form.expectFirst("input[name=draft]").val();
    String[] typed = {"draft", draft, "act.title", title, "act.negotiation", "", "do", "record"};
    var opened = post(token("opener"), "/opening", typed);
    assertThat(opened.status()).as(opened.response().body()).isEqualTo(303);
    assertThat(opened.response().headers().firstValue("Location").orElseThrow())
        .isEqualTo("/negotiations/fishing-off-the-cape/people");
    assertThat(post(token("opener"), "/opening", typed).status()).isEqualTo(303);
  }

  /// No name is taken by a page of ours.
  @Test
  void a_negotiation_may_be_called_new() {
    var sent =
        postTo(
            "opener",
            "/acts",
            act("new", "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'The new road'"));
    assertThat(sent.status()).isIn(201, 409);
    assertThat(page(token("opener"), "/negotiations/new").response().body())
        .contains("The new road");
  }

  @Test
  void a_negotiation_without_a_title_is_asked_for_it() {
    var refused =
        post(
            token("opener"),
            "/opening",
            "draft",
            UUID.randomUUID().toString(),
            "act.title",
            "",
            "act.negotiation",
            "cape " + UUID.randomUUID(),
            "do",
            "record");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(shown(refused).expectFirst(".faults").text()).contains("Short name in addresses");
  }

  @Test
  void a_user_makes_a_token_sees_it_once_and_ends_it() {
    var user = "by-hand:" + UUID.randomUUID().toString().substring(0, 8);
    var made = post(token(user), "/account/tokens", "name", "laptop", "may", "READ", "days", "7");
    assertThat(made.status()).as(made.response().body()).isEqualTo(200);
    var secret = shown(made).expectFirst("section code").text();
    assertThat(secret).startsWith("ledger_");
    assertThat(page(secret, "/negotiations").status()).isEqualTo(200);
    assertThat(page(secret, "/account").status()).isEqualTo(403);
    assertThat(page(token(user), "/account").response().body())
        .contains("laptop")
        .doesNotContain(secret);

    var again = post(token(user), "/account/tokens", "name", "laptop", "may", "READ");
    assertThat(again.status()).isEqualTo(409);
    assertThat(shown(again).expectFirst("[role=alert]").text()).contains("laptop");

    assertThat(post(token(user), "/account/tokens/end", "name", "laptop").status()).isEqualTo(302);
    assertThat(page(secret, "/negotiations").status()).isEqualTo(401);
  }

  @Test
  void an_operator_makes_an_account_and_nobody_else_does() {
    var operator = operator();
    var name = "new:" + UUID.randomUUID().toString().substring(0, 8);
    var opened = post(operator, "/account/people", "user", name, "do", "open");
    assertThat(opened.status()).as(opened.response().body()).isEqualTo(200);
    var secret = shown(opened).expectFirst("section code").text();
    assertThat(page(secret, "/negotiations").status()).isEqualTo(200);
    assertThat(post(operator, "/account/people", "user", name, "do", "open").status())
        .isEqualTo(409);
    assertThat(post(token("scribe"), "/account/people", "user", "x", "do", "open").status())
        .isEqualTo(403);
    assertThat(page(token("scribe"), "/account").response().body())
        .doesNotContain("/account/people");
  }

  @Test
  void a_token_that_may_not_write_sends_no_form() {
    harbour("by-hand-scope");
    var reader =
        shown(
                post(
                    token("scribe"),
                    "/account/tokens",
                    "name",
                    "r" + UUID.randomUUID(),
                    "may",
                    "READ"))
            .expectFirst("section code")
            .text();
    var path = "/negotiations/by-hand-scope/record/TakeStance";
    assertThat(page(reader, path).status()).isEqualTo(200);
    assertThat(post(reader, path, "do", "save", "act.stance", "DENIES").status()).isEqualTo(403);
  }
}
