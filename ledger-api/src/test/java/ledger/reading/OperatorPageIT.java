package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import ledger.Browser;
import org.junit.jupiter.api.Test;

/// What operators do in a browser.
class OperatorPageIT extends ReadingIT {

  private Browser signedIn(String user, String secret) {
    var browser = new Browser("http://localhost:" + port);
    browser.signIn(user, secret);
    return browser;
  }

  @Test
  void an_operator_has_everything_verified_and_is_told_what_came_of_it() {
    awaitKept("operator-page", harbour("operator-page"));
    try (var browser = signedIn("operator", operator())) {
      var form = browser.page("/operator").expectFirst("section[aria-labelledby=verify] form");
      var begun = browser.submit("/operator", form, Map.of("do", "verify"));
      assertThat(begun.statusCode()).isEqualTo(302);
      await(
          "it has ended",
          () ->
              browser
                  .page("/operator")
                  .expectFirst("section[aria-labelledby=verify]")
                  .text()
                  .contains("All that is stored is what was signed"));
    }
  }

  @Test
  void a_rebuild_is_begun_and_shows_how_far_it_is() {
    harbour("operator-rebuild");
    try (var browser = signedIn("operator", operator())) {
      var form = browser.page("/operator").expectFirst("section[aria-labelledby=rebuild] form");
      browser.submit("/operator", form, Map.of("do", "rebuild", "question", "board"));
      await(
          "it is done",
          () -> {
            var section = browser.page("/operator").expectFirst("section[aria-labelledby=rebuild]");
            return section.selectFirst("progress") != null
                && section.expectFirst("[role=status]").text().startsWith("done: ");
          });
      assertThat(browser.page("/operator").text()).contains("Everything could be kept.");
    }
  }

  @Test
  void a_form_that_does_not_say_what_to_do_is_told_so() {
    try (var browser = signedIn("operator", operator())) {
      var form = browser.page("/operator").expectFirst("section[aria-labelledby=verify] form");
      var answer = browser.submit("/operator", form, Map.of());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("MISSING_FIELD", "do=verify");
    }
  }

  @Test
  void nobody_else_sees_it_and_no_other_site_can_make_an_operator_do_anything() {
    try (var browser = signedIn("auditor", token("auditor"))) {
      assertThat(browser.get("/operator").statusCode()).isEqualTo(403);
    }
    try (var browser = signedIn("operator", operator())) {
      var form = browser.page("/operator").expectFirst("section[aria-labelledby=verify] form");
      form.select("input[name=_csrf]").remove();
      assertThat(browser.submit("/operator", form, Map.of("do", "verify")).statusCode())
          .isEqualTo(403);
    }
    assertThat(send(request("/operator").POST(BodyPublishers.ofString("do=verify"))).status())
        .isIn(401, 403);
  }
}
