package ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Browser;
import ledger.LedgerIT;
import ledger.sentence.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same pages in another language.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesIT extends LedgerIT {

  private static final String NEGOTIATION = "/negotiations/languages";

  private long recorded;

  @BeforeAll
  void a_harbour_is_on_record() {
    harbour("languages");
    recorded =
        mustRecord(
            "rep:south",
            act(
                "languages",
                "ConfirmReadiness",
                READY.replace("2026-01-02T12:00Z", "2026-02-02T12:00+04:00")));
    getAt(recorded, "auditor", NEGOTIATION);
  }

  @ParameterizedTest
  @EnumSource
  void every_room_is_in_the_language_that_its_address_asks_for(Language language) {
    try (var browser = signedIn()) {
      for (var room : Room.values()) {
        if (room == Room.SEARCH || room == Room.AUDIT) continue;
        var page = page(browser, NEGOTIATION + room.path() + "?lang=" + language.tag());
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language.tag());
        assertThat(page.expectFirst("html").attr("dir")).isEqualTo(language.direction());
        assertThat(page.text()).as(room.name()).doesNotContain("??").doesNotContainPattern("[{}]");
        assertThat(page.select(".dossier nav a").eachAttr("href"))
            .allMatch(link -> link.contains("lang=" + language.tag()));
      }
    }
  }

  /// A browser sends each with its region and without.
  @Test
  void a_reader_of_six_languages_is_answered_in_the_first_that_pages_have() {
    var page =
        send(
            request("/login")
                .header("Accept", "text/html")
                .header(
                    "Accept-Language",
                    "ka-GE,ka;q=0.9,hy-AM;q=0.8,hy;q=0.8,az-AZ;q=0.7,az;q=0.7,ru-RU;q=0.6,ru;q=0.6,fr-FR;q=0.5,fr;q=0.5,en-US;q=0.4,en;q=0.4"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(Jsoup.parse(page.response().body()).expectFirst("html").attr("lang"))
        .isEqualTo("hy");
  }

  @Test
  void the_language_goes_on_from_the_form_to_the_desk() {
    try (var browser = new Browser("http://localhost:" + port)) {
      var form = page(browser, "/login?lang=fr");
      assertThat(form.title()).startsWith("Connexion");
      assertThat(form.expectFirst("form[method=post]").attr("action")).isEqualTo("/login?lang=fr");
    }
    try (var browser = signedIn()) {
      assertThat(page(browser, "/negotiations?lang=fr").select("h2 a").eachAttr("href"))
          .contains(NEGOTIATION + "?lang=fr");
      assertThat(browser.get("/?lang=fr").headers().firstValue("Location"))
          .hasValueSatisfying(place -> assertThat(place).endsWith("/negotiations?lang=fr"));
    }
  }

  @Test
  void what_was_said_stays_as_it_was_said_and_when_by_the_clock_of_the_act() {
    try (var browser = signedIn()) {
      assertThat(page(browser, NEGOTIATION + "?lang=ar").text()).contains("Ships may dock.");
      assertThat(page(browser, NEGOTIATION + "/timeline?lang=ru").text())
          .contains("2 февр. 2026\u202fг., 12:00 UTC+4")
          .contains("подтверждает готовность");
    }
  }

  @Test
  void a_terminal_and_a_calendar_are_answered_in_the_language_they_ask_for() {
    var text = asked(NEGOTIATION + "?lang=uk", "text/plain");
    assertThat(text).contains("\nПозиції\n", "існує угода A");
    assertThat(asked(NEGOTIATION + "?lang=uk&about=2%20feb%202026", "text/plain"))
        .contains("2 лют. 2026\u202fр., 23:59");
  }

  @Test
  void a_day_may_be_typed_and_stands_for_its_end() {
    try (var browser = signedIn()) {
      var page = page(browser, NEGOTIATION + "?about=2.2.2026&lang=hy");
      assertThat(page.expectFirst(".dossier summary").text()).contains("2026 թ. փտվ 2, 23:59");
      assertThat(page.expectFirst("input[name=about]").val()).isEqualTo("2.2.2026");
    }
  }

  @Test
  void which_day_is_meant_is_asked_in_place() {
    try (var browser = signedIn()) {
      var answer = browser.get(NEGOTIATION + "?view=party:south&about=03/04/2026");
      assertThat(answer.statusCode()).isEqualTo(400);
      var page = Jsoup.parse(answer.body());
      assertThat(page.select("fieldset input[type=radio][name=about]").eachAttr("value"))
          .containsExactly("3 Apr 2026", "4 Mar 2026");
      assertThat(page.expectFirst("input[name=view]").val()).isEqualTo("party:south");
      assertThat(page.select("input[name=about]:not([type=radio])")).isEmpty();
    }
  }

  @Test
  void what_stands_in_the_way_is_said_in_the_language_of_the_page_and_to_programs_in_english() {
    try (var browser = signedIn()) {
      var page = Jsoup.parse(browser.get("/negotiations/languages-nowhere?lang=ru").body());
      assertThat(page.expectFirst("#problem").text())
          .contains("languages-nowhere")
          .matches(".*\\p{IsCyrillic}.*");
      assertThat(page.text()).contains("NOT_FOUND");
    }
    assertThat(get("auditor", "/negotiations/languages-nowhere?lang=ru").text("detail"))
        .startsWith("There is no negotiation");
  }

  private String asked(String path, String type) {
    var answer =
        send(
            request("auditor", path)
                .header("Ledger-Position", String.valueOf(recorded))
                .header("Accept", type));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.response().body();
  }

  private Browser signedIn() {
    var browser = new Browser("http://localhost:" + port);
    browser.signIn("auditor", token("auditor"));
    return browser;
  }

  private static Document page(Browser browser, String path) {
    var answer = browser.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }
}
