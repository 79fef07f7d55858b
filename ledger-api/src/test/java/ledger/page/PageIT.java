package ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import ledger.LedgerIT;
import ledger.NeutralWords;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageIT extends LedgerIT {

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Test
  void a_person_signs_in_and_sees_the_matrix_first() throws Exception {
    harbour("page");
    var recorded = mustRecord("rep:south", act("page", "ConfirmReadiness", READY));
    getAt(recorded, "auditor", "/negotiations/page");
    signIn("auditor", token("auditor"));
    var page = open("/negotiations/page");
    assertThat(page.expectFirst("main h1").text()).isEqualTo("Positions");
    assertThat(page.select("table.matrix thead th").eachText())
        .containsExactly("Proposition", "North", "South");
    var row = page.expectFirst("table.matrix tbody tr");
    assertThat(row.expectFirst("th").text()).contains("Ships may dock.");
    assertThat(row.select("td").get(0).text()).contains("silent");
    assertThat(row.select("td").get(1).text()).startsWith("affirms by act");
    assertThat(page.text()).contains("Record view").doesNotContain("??");
    assertThat(page.select("script:not(:empty)")).isEmpty();
    assertThat(page.select("script").eachAttr("src"))
        .allSatisfy(script -> assertThat(script).startsWith("/ledger-"));
    assertThat(page.select("[style], [onclick]")).isEmpty();
  }

  @Test
  void a_consent_that_does_not_count_is_shown_and_not_called_none() throws Exception {
    harbour("page-not-counted");
    var recorded =
        mustRecord(
            "scribe",
            act(
                "page-not-counted",
                "DeclareConsent",
                "'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-02-02T12:00Z', 'agreement':"
                    + " 'A', 'version': 1, 'decision': 'ACCEPT', 'chain': [{'relayer': 'north',"
                    + " 'quoteMode': 'VERBATIM'}]"));
    getAt(recorded, "auditor", "/negotiations/page-not-counted");
    signIn("auditor", token("auditor"));
    var page = open("/negotiations/page-not-counted/register");
    assertThat(page.select("#agreement-A li").eachText())
        .anyMatch(li ->
            li.startsWith("South")
                && li.contains("consent recorded (No. ")
                && li.contains(
                    "attributed: does not count under the policy of this negotiation, it came"
                        + " through North")
                && !li.contains("no consent recorded"));
    assertThat(page.text()).doesNotContain("??");
  }

  /// A text may come in with the same words and another date, or another conduct.
  @Test
  void a_text_says_what_became_of_the_one_before_in_the_language_of_the_page() throws Exception {
    harbour("page-texts");
    var revised =
        mustRecord(
            "rep:north",
            act(
                "page-texts",
                "ReviseTerms",
                "'mode': 'PERFORMED', 'by': 'north', 'agreement': 'A', 'kind': 'DRAFT', 'basedOn':"
                    + " 1, 'terms': {'terms': [{'kind': 'COMMITMENT', 'key': 'n1', 'debtors':"
                    + " ['north'], 'creditors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Open the"
                    + " quay', 'due': {'within': 'PT72H'}},{'kind': 'COMMITMENT', 'key': 's1',"
                    + " 'debtors': ['south'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts':"
                    + " 'Send two ships'}]}"));
    getAt(revised, "auditor", "/negotiations/page-texts");
    signIn("auditor", token("auditor"));
    var page = open("/negotiations/page-texts/register?lang=fr");
    assertThat(page.select(".texts ul li").eachText())
        .contains(
            "modifié, dans les mêmes termes: Open the quay n1",
            "modifié: Send a ship Send two ships s1");
    assertThat(page.expectFirst("#agreement-A > ul").text()).contains("(partie)");
  }

  @Test
  void every_room_is_a_link_away_and_keeps_how_the_page_is_read() throws Exception {
    harbour("page-rooms");
    var recorded = mustRecord("rep:south", act("page-rooms", "ConfirmReadiness", READY));
    getAt(recorded, "auditor", "/negotiations/page-rooms");
    signIn("auditor", token("auditor"));
    var read = "view=party:south&about=2030-01-01T00:00Z&names=viewpoint:south";
    var links = open("/negotiations/page-rooms?" + read).select(".dossier nav a").eachAttr("href");
    assertThat(links).hasSizeGreaterThan(9);
    var rooms =
        links.stream().filter(link -> !link.matches(".*/(record|search|audit)[?].*")).toList();
    for (var link : rooms) {
      var room = open(link);
      assertThat(room.select("main h1").eachText()).as(link).hasSize(1);
      assertThat(room.expectFirst(".dossier summary").text())
          .as(link)
          .startsWith("According to South as it stood about 1 Jan 2030");
      assertThat(room.text()).as(link).doesNotContain("??");
    }
  }

  @Test
  void a_cell_opens_the_acts_that_it_comes_from() throws Exception {
    harbour("page-cell");
    var said =
        mustRecord(
            "rep:south",
            act("page-cell", "ConfirmReadiness", READY + ", 'words': 'The pier is clear.'"));
    getAt(said, "auditor", "/negotiations/page-cell");
    signIn("auditor", token("auditor"));
    var act = open("/negotiations/page-cell").expectFirst("td details li");
    assertThat(act.expectFirst("q").text()).isEqualTo("The pier is clear.");
    assertThat(act.expectFirst("a").attr("href")).isEqualTo("/negotiations/page-cell/acts/" + said);
  }

  @Test
  void home_says_what_is_new_since_one_looked() throws Exception {
    harbour("page-home");
    signIn("auditor", token("auditor"));
    assertThat(onHome("page-home")).contains("you have not looked yet");
    open("/negotiations/page-home");
    assertThat(onHome("page-home")).contains("nothing new since you looked");
    var recorded = mustRecord("rep:south", act("page-home", "ConfirmReadiness", READY));
    getAt(recorded, "auditor", "/negotiations/page-home");
    assertThat(onHome("page-home")).contains("one act is new since you looked");
  }

  private String onHome(String negotiation) throws Exception {
    for (var page = open("/negotiations"); ; ) {
      var found = page.select("article:has(a[href=/negotiations/" + negotiation + "])");
      if (!found.isEmpty()) return found.text();
      page = open(page.expectFirst("a[href^=/negotiations?after]").attr("href"));
    }
  }

  @Test
  void whoever_signs_in_on_the_way_to_a_page_comes_to_it() throws Exception {
    harbour("page-on-the-way");
    assertThat(open("/negotiations/page-on-the-way/register").title()).startsWith("Sign in");
    assertThat(signIn("auditor", token("auditor")).text()).contains("Ships may dock.");
  }

  @Test
  void a_wrong_token_is_told_and_nobody_is_signed_in() throws Exception {
    var page = signIn("auditor", "ledger_wrong");
    assertThat(page.expectFirst("[role=alert]").text()).contains("no such user and token");
    assertThat(open("/negotiations").title()).startsWith("Sign in");
  }

  @Test
  void a_token_is_its_own_users_only() throws Exception {
    assertThat(signIn("opener", token("auditor")).selectFirst("[role=alert]")).isNotNull();
  }

  @Test
  void a_session_alone_cannot_write() throws Exception {
    harbour("page-write");
    signIn("rep:south", token("rep:south"));
    var post =
        HttpRequest.newBuilder(uri("/acts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(act("page-write", "ConfirmReadiness", READY)))
            .build();
    assertThat(browser.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void a_page_about_nothing_says_so() throws Exception {
    signIn("auditor", token("auditor"));
    assertThat(open("/negotiations/invented").text())
        .contains("There is no negotiation \"invented\" that you take part in.");
  }

  @Test
  void what_cannot_be_read_is_asked_again_with_all_that_was_typed() throws Exception {
    harbour("page-typed");
    signIn("auditor", token("auditor"));
    var page = open("/negotiations/page-typed/board?view=party:south&about=soon");
    assertThat(page.expectFirst("[role=alert]").text()).contains("\"about\"").contains("\"soon\"");
    var form = page.expectFirst("main form");
    assertThat(form.attr("action")).isEqualTo("/negotiations/page-typed/board");
    assertThat(form.select("input").eachAttr("value")).containsExactly("party:south", "soon");
    assertThat(form.select("[aria-invalid]").eachAttr("name")).containsExactly("about");
  }

  @Test
  void a_page_that_says_the_same_again_is_not_sent_again() throws Exception {
    harbour("page-again");
    checkpointNow("auditor"); // else the foot says that it is not signed yet
    signIn("auditor", token("auditor"));
    open("/negotiations/page-again");
    var first = unlessKnown("/negotiations/page-again", "\"\"");
    var tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(unlessKnown("/negotiations/page-again", tag).statusCode()).isEqualTo(304);
    var recorded = mustRecord("rep:south", act("page-again", "ConfirmReadiness", READY));
    getAt(recorded, "auditor", "/negotiations/page-again");
    assertThat(unlessKnown("/negotiations/page-again", tag).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> unlessKnown(String path, String known) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(uri(path))
            .header("Accept", "text/html")
            .header("If-None-Match", known)
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void the_stylesheet_is_named_by_its_content_and_kept() throws Exception {
    var sheet = open("/login").expectFirst("link[rel=stylesheet]").attr("href");
    assertThat(sheet).matches("/ledger-[0-9a-f]{32}\\.css");
    var response = unlessKnown(sheet, "\"\"");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("max-age=31536000, public");
  }

  @Test
  void whoever_sends_a_form_after_the_session_ended_is_told_how_to_go_on() throws Exception {
    var post =
        HttpRequest.newBuilder(uri("/negotiations/page-ended/record/TakeStance"))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("do=preview"))
            .build();
    var page = document(browser.send(post, BodyHandlers.ofString()));
    assertThat(page.expectFirst("main h2").text()).isEqualTo("You are not signed in any more");
    assertThat(page.select("main a[href=/login]")).hasSize(1);
  }

  @Test
  void what_is_not_permitted_is_told_as_a_page() throws Exception {
    signIn("auditor", token("auditor"));
    var page = open("/operator/verification");
    assertThat(page.expectFirst("main h1").text()).isEqualTo("This cannot be shown");
  }

  @Test
  void no_text_of_a_page_and_no_name_judges() throws Exception {
    var texts = new Properties();
    try (var in = PageIT.class.getResourceAsStream("/messages.properties")) {
      texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(NeutralWords.inTexts(texts)).isEmpty();
    assertThat(NeutralWords.inNames("ledger")).isEmpty();
  }

  private Document signIn(String user, String secret) throws Exception {
    var csrf = open("/login").expectFirst("input[name=_csrf]").val();
    var form =
        "_csrf=" + encoded(csrf) + "&username=" + encoded(user) + "&password=" + encoded(secret);
    var post =
        HttpRequest.newBuilder(uri("/login"))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return document(browser.send(post, BodyHandlers.ofString()));
  }

  private Document open(String path) throws Exception {
    var get = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build();
    return document(browser.send(get, BodyHandlers.ofString()));
  }

  private static Document document(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    return Jsoup.parse(response.body());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
