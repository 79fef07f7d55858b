package ledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import ledger.Browser;
import ledger.Eventually;
import ledger.LedgerIT;
import ledger.sentence.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody makes a webhook in a browser without scripts, sees how it goes, and gives it up.
class WebhookPagesIT extends LedgerIT {

  private static final String LIST = "/account/webhooks";

  private final String name = "paged-" + UUID.randomUUID();
  private Receiver receiver;
  private Browser browser;

  @BeforeEach
  void a_negotiation_a_receiver_and_somebody_signed_in() throws IOException {
    receiver = new Receiver();
    harbour(name);
    mustRecord(
        "opener",
        act(
            name,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['" + name + "']"));
    browser = new Browser("http://localhost:" + port);
    browser.signIn(name, token(name));
  }

  @AfterEach
  void nobody_posts_there_any_more() {
    for (var one : browser.page(LIST).select("main li a")) press(one.attr("href"), "DELETE");
    browser.close();
    receiver.close();
  }

  private HttpResponse<String> make(Map<String, String> typed) {
    return browser.submit(LIST, browser.page(LIST).expectFirst("form:has([name=url])"), typed);
  }

  private String made() {
    make(Map.of("url", receiver.url(), "negotiation", name));
    return browser.page(LIST).expectFirst("main li a").attr("href");
  }

  /// A button of a webhook's page.
  private Document press(String webhook, String deed) {
    var form = browser.page(webhook).expectFirst("form:has([value=" + deed + "])");
    return pressed(webhook, form, Map.of("do", deed));
  }

  private Document pressed(String webhook, Element form, Map<String, String> fields) {
    var answer = browser.submit(webhook, form, fields);
    return answer
        .headers()
        .firstValue("Location")
        .map(there -> browser.page(URI.create(there).getPath()))
        .orElseGet(() -> Jsoup.parse(answer.body()));
  }

  private long stance() {
    return mustRecord(
        "rep:south",
        act(
            name,
            "TakeStance",
            "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'proposition': 'SHOULD(A)', 'stance': 'RESERVES'"));
  }

  private void untilReceived(int count) {
    Eventually.until(count + " messages", () -> receiver.received().size() >= count);
  }

  @Test
  void one_is_made_its_secret_is_shown_once_and_what_is_posted_is_signed_with_it() {
    var shown = Jsoup.parse(make(Map.of("url", receiver.url(), "negotiation", name)).body());
    var secret = shown.expectFirst("section[role=status] code").text();
    var webhook = browser.page(LIST).expectFirst("main li a");
    assertThat(webhook.text()).isEqualTo(receiver.url());
    assertThat(browser.page(webhook.attr("href")).html()).doesNotContain("whsec_");

    stance();
    untilReceived(1);
    assertThat(receiver.received().getFirst().isSignedWith(secret)).isTrue();

    var rotated = press(webhook.attr("href"), "SECRET");
    assertThat(rotated.expectFirst("section[role=status] code").text())
        .startsWith("whsec_")
        .isNotEqualTo(secret);
    assertThat(rotated.text()).contains("signed with the secret before, too");
  }

  @Test
  void what_was_posted_stands_there_and_is_sent_again() {
    var webhook = made();
    long position = stance();
    untilReceived(1);
    Eventually.until("it is in the log", () -> !browser.page(webhook).select("tbody tr").isEmpty());
    var page = browser.page(webhook);
    assertThat(page.expectFirst("tbody tr").text()).contains(position + " in order taken (204)");
    var again =
        pressed(webhook, page.expectFirst("form:has([value=AGAIN])"), Map.of("do", "AGAIN"));
    assertThat(again.expectFirst("#sent").text()).isEqualTo("Sent now: taken (204)");
    assertThat(receiver.positions()).containsExactly(position, position);

    var from = browser.page(webhook).expectFirst("form:has([value=GO_ON])");
    var back = Map.of("do", "GO_ON", "after", String.valueOf(position - 1));
    pressed(webhook, from, back);
    untilReceived(3);
    assertThat(receiver.positions()).containsExactly(position, position, position);
  }

  @Test
  void it_is_switched_off_and_on_and_deleted() {
    var webhook = made();
    assertThat(press(webhook, "OFF").expectFirst("#standing").text())
        .matches("off since .*UTC: switched off by hand");
    assertThat(press(webhook, "ON").expectFirst("#standing").text()).isEqualTo("on");
    press(webhook, "OFF");
    assertThat(press(webhook, "DELETE").select("main li")).isEmpty();
    assertThat(browser.get(webhook).statusCode()).isEqualTo(404);
  }

  /// As the interface refuses it, and with what was typed still there.
  @Test
  void what_cannot_be_is_told_at_its_field() {
    var typed = Map.of("url", "ftp://a.example", "negotiation", name, "after", "3");
    var refused = make(typed);
    assertThat(refused.statusCode()).isEqualTo(400);
    var page = Jsoup.parse(refused.body());
    var field = page.expectFirst("input[name=url]");
    assertThat(field.val()).isEqualTo("ftp://a.example");
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(page.expectFirst(".field:has([name=url]) [role=alert]").id())
        .isEqualTo(field.attr("aria-describedby").split(" ")[0]);
    assertThat(page.expectFirst("option[selected]").val()).isEqualTo(name);
    assertThat(page.expectFirst("input[name=after]").val()).isEqualTo("3");

    for (var after : new String[] {"soon", "999999999", "-2"})
      assertThat(
              Jsoup.parse(make(Map.of("url", receiver.url(), "after", after)).body())
                  .select(".field:has([name=after]) [role=alert]"))
          .as(after)
          .hasSize(1);
    assertThat(
            Jsoup.parse(make(Map.of("url", receiver.url(), "negotiation", "nowhere")).body())
                .select(".field:has([name=negotiation]) [role=alert]"))
        .hasSize(1);
    assertThat(browser.page(LIST).select("main li")).isEmpty();

    var webhook = made();
    var from = browser.page(webhook).expectFirst("form:has([value=GO_ON])");
    assertThat(
            pressed(webhook, from, Map.of("do", "GO_ON", "after", "999999999"))
                .select(".field:has([name=after]) [role=alert]"))
        .hasSize(1);
  }

  @Test
  void it_is_nobody_elses_and_no_form_of_another_site_is_taken() {
    var webhook = made();
    try (var other = new Browser("http://localhost:" + port)) {
      other.signIn("rep:south", token("rep:south"));
      assertThat(other.get(webhook).statusCode()).isEqualTo(404);
      var theirs = other.page(LIST).expectFirst("form:has([name=url])");
      assertThat(other.submit(webhook, theirs, Map.of("do", "DELETE")).statusCode()).isEqualTo(400);
      theirs.attr("action", webhook);
      assertThat(other.submit(webhook, theirs, Map.of("do", "DELETE")).statusCode()).isEqualTo(404);
      theirs.select("[name=_csrf]").remove();
      assertThat(other.submit(webhook, theirs, Map.of("do", "DELETE")).statusCode()).isEqualTo(403);
    }
    assertThat(browser.page(webhook).expectFirst("#standing").text()).isEqualTo("on");
    var personal = postTo(name, "/accounts/" + name + "/tokens", "{\"name\": \"p\"}").text("token");
    var sent =
        request(webhook)
            .header("Authorization", "Bearer " + personal)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("do=SECRET"));
    assertThat(send(sent).status()).isEqualTo(403);
  }

  @Test
  void it_can_be_read_in_every_language_whatever_became_of_it() {
    receiver.answers(500);
    var webhook = made();
    stance();
    Eventually.until(
        "it fails", () -> browser.page(webhook).expectFirst("#standing").text().contains("failed"));
    for (var language : Language.values())
      assertThat(browser.page(webhook + "?lang=" + language.tag()).select("tbody tr"))
          .as(language.tag())
          .hasSize(1);
    assertThat(browser.page(webhook + "?lang=en").expectFirst("#standing").text())
        .startsWith("one attempt failed since ");
    receiver.answers(200);
    press(webhook, "ON");
    untilReceived(2);
  }
}
