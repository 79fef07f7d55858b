package ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ledger.Browser;
import ledger.LedgerIT;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What was said, read in a browser without scripts.
class HistoryPagesIT extends LedgerIT {

  private final List<Browser> open = new ArrayList<>();

  private Browser signedIn(String user, long recorded, String negotiation) {
    getAt(recorded, user, "/negotiations/" + negotiation);
    open.add(new Browser("http://localhost:" + port));
    browser().signIn(user, token(user));
    return browser();
  }

  /// The one that was signed in with.
  private Browser browser() {
    return open.getLast();
  }

  @AfterEach
  void close() {
    open.forEach(Browser::close);
  }

  private static String stance(String negotiation, String actId) {
    return act(
        negotiation,
        "TakeStance",
        "'actId': '%s', 'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-02-02T12:00Z', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'words': 'There is one', 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM', 'locator': 'page 3'}]"
            .formatted(actId));
  }

  private static final String ID = "5f1d6a8e-36a5-4e7f-9d5f-1f0f8d5c2a10";

  @Test
  void an_act_says_who_said_what_through_whose_hands_and_whether_it_counts() {
    var n = "act-page";
    harbour(n);
    long at = mustRecord("scribe", stance(n, ID));
    var page = signedIn("auditor", at, n).page("/negotiations/" + n + "/acts/" + at);
    assertThat(page.expectFirst("h1").text()).isEqualTo("Act No. " + at);
    assertThat(page.expectFirst("main").text())
        .contains("South affirms that there is an agreement A")
        .contains("There is one")
        .contains("North: verbatim")
        .contains("page 3")
        .contains("does not count under the policy of this negotiation")
        .contains("by scribe")
        .doesNotContain("??");
    assertThat(page.select("a[href$=/acts/" + at + "/proof]")).isNotEmpty();
    assertThat(page.select("a[href*=/record/]")).as("an auditor records nothing").isEmpty();
  }

  @Test
  void a_corrected_act_shows_what_was_recorded_first_and_who_corrected_it() {
    var n = "act-corrected";
    var id = "7a0b9c1d-2e3f-4a5b-8c6d-7e8f90a1b2c3";
    harbour(n);
    long at = mustRecord("scribe", stance(n, id));
    long by =
        mustRecord(
            "scribe",
            act(
                n,
                "CorrectRecord",
                "'mode': 'PERFORMED', 'target': '%s', 'patch': {'words': 'There is indeed one'}, 'reason': 'A word was missing'"
                    .formatted(id)));
    var page = signedIn("scribe", by, n).page("/negotiations/" + n + "/acts/" + at);
    assertThat(page.expectFirst("main > blockquote").text()).isEqualTo("There is indeed one");
    assertThat(page.expectFirst("section[aria-labelledby=became]").text())
        .contains("No. " + by)
        .contains("A word was missing")
        .contains("As it was recorded first There is one");
    assertThat(page.select("a[href*='/record/CorrectRecord?act=" + id + "']")).hasSize(1);
    assertThat(page.select("a[href*=AnnulRecord]")).as("the scribe is no custodian").isEmpty();
    var correction = browser().page("/negotiations/" + n + "/acts/" + by);
    assertThat(correction.select("dl a[href$=/acts/" + at + "]")).isNotEmpty();
  }

  @Test
  void what_rests_on_an_act_and_who_speaks_of_it_stands_on_its_page() {
    var n = "act-rests";
    long proposed = harbour(n);
    long ready = mustRecord("rep:south", act(n, "ConfirmReadiness", READY));
    var page = signedIn("rep:south", ready, n).page("/negotiations/" + n + "/acts/" + proposed);
    assertThat(page.expectFirst("section[aria-labelledby=spoken]").text()).contains("No. " + ready);
    assertThat(
            browser()
                .page("/negotiations/" + n + "/acts/" + ready)
                .expectFirst("section[aria-labelledby=rests]")
                .text())
        .contains("the readiness of South");
  }

  @Test
  void an_act_that_was_not_known_by_then_is_not_found() {
    var n = "act-known";
    long at = harbour(n);
    signedIn("auditor", at, n);
    var path = "/negotiations/" + n + "/acts/" + at;
    assertThat(browser().get(path + "?knownBy=" + (at - 1)).statusCode()).isEqualTo(404);
    assertThat(browser().get("/negotiations/" + n + "/acts/" + (at + 1_000_000)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_picture_has_a_lane_for_each_side_and_a_mark_for_each_line_of_the_list() {
    var n = "timeline-picture";
    harbour(n);
    long last = mustRecord("rep:south", act(n, "ConfirmReadiness", READY));
    var page = signedIn("auditor", last, n).page("/negotiations/" + n + "/timeline");
    assertThat(page.select(".lane-names li").eachText())
        .containsExactly("North", "South", "Others");
    var marks = page.select(".picture a.mark").eachAttr("href");
    assertThat(marks).hasSize(2).allMatch(to -> page.selectFirst(to) != null);
    assertThat(page.select(".picture a.mark title").eachText())
        .anyMatch(title -> title.contains("No. " + last + ": South is ready"));
    assertThat(page.select("script:not(:empty), [style]")).isEmpty();
  }

  @Test
  void the_timeline_is_replayed_and_filtered_by_forms() {
    var n = "timeline-replay";
    long proposed = harbour(n);
    long ready = mustRecord("rep:south", act(n, "ConfirmReadiness", READY));
    var path = "/negotiations/" + n + "/timeline";
    var page = signedIn("auditor", ready, n).page(path);
    var earlier = sent(path, page, ".replay", Map.of("knownBy", String.valueOf(proposed)));
    assertThat(earlier.select("ol.timeline > li")).hasSize(1);
    assertThat(earlier.expectFirst("input[type=range]").val()).isEqualTo(String.valueOf(proposed));
    var south = sent(path, page, "form.ask:not(.replay)", Map.of("by", "south", "kind", ""));
    assertThat(south.select("ol.timeline > li").eachAttr("id")).containsExactly("act-" + ready);
    var filings = sent(path, page, "form.ask:not(.replay)", Map.of("by", "", "kind", "FILING"));
    assertThat(filings.select("ol.timeline > li")).hasSizeGreaterThan(5);
  }

  private Document sent(String path, Document page, String form, Map<String, String> fields) {
    var answer = browser().submit(path, page.expectFirst(form), fields);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @Test
  void two_moments_are_compared_in_sentences_with_the_acts_that_made_the_difference() {
    var n = "compare-page";
    long proposed = harbour(n);
    long ready = mustRecord("rep:south", act(n, "ConfirmReadiness", READY));
    var path = "/negotiations/" + n + "/difference";
    var form = signedIn("auditor", ready, n).page(path);
    var page = sent(path, form, "form.compare", Map.of("fromKnownBy", String.valueOf(proposed)));
    assertThat(page.expectFirst("section[aria-labelledby=changes]").text())
        .contains("the readiness of South")
        .contains("No. " + ready);
    assertThat(page.select("section[aria-labelledby=between] li")).hasSize(1);
    var same = sent(path, form, "form.compare", Map.of("fromKnownBy", String.valueOf(ready)));
    assertThat(same.expectFirst("main").text()).contains("Nothing is otherwise.");
  }

  @Test
  void what_an_act_would_change_is_shown_and_nothing_is_recorded() {
    var n = "whatif-page";
    long proposed = harbour(n);
    var path = "/negotiations/" + n + "/whatif";
    var form = signedIn("auditor", proposed, n).page(path);
    var acts =
        form.expectFirst("textarea").wholeText()
            + "- {act: ConfirmReadiness, mode: PERFORMED, by: south, statedAt: '2026-01-02T12:00Z', agreement: A, version: 1, scope: [s1]}\n";
    var page = sent(path, form, "form.compare", Map.of("acts", acts, "without", ""));
    assertThat(page.expectFirst("section[aria-labelledby=changes]").text())
        .contains("the readiness of South");
    assertThat(page.expectFirst("textarea").wholeText()).isEqualTo(acts);
    assertThat(browser().page("/negotiations/" + n + "/timeline").select("ol.timeline > li"))
        .hasSize(1);
  }

  @Test
  void what_cannot_be_supposed_is_told_at_the_field_and_what_was_typed_stays() {
    var n = "whatif-fault";
    long proposed = harbour(n);
    var path = "/negotiations/" + n + "/whatif";
    var form = signedIn("auditor", proposed, n).page(path);
    var acts = "defaults:\n  negotiation: " + n + "\n---\n- {act: ConfirmReadyness}\n";
    var page = sent(path, form, "form.compare", Map.of("acts", acts, "without", ""));
    assertThat(page.expectFirst("#fault").text()).startsWith("line 4").contains("ConfirmReadyness");
    assertThat(page.expectFirst("textarea").attr("aria-describedby")).isEqualTo("fault");
    assertThat(page.expectFirst("textarea").wholeText()).isEqualTo(acts);
    var unknown = sent(path, form, "form.compare", Map.of("acts", "", "without", "7x"));
    assertThat(unknown.expectFirst("#fault").text()).contains("without");
  }

  @Test
  void without_the_proposal_there_would_be_no_agreement() {
    var n = "whatif-without";
    long proposed = harbour(n);
    var page =
        signedIn("auditor", proposed, n).page("/negotiations/" + n + "/whatif?without=" + proposed);
    assertThat(page.expectFirst("section[aria-labelledby=changes]").text())
        .contains("the agreement A is not there any more");
  }

  @Test
  void words_are_found_and_marked_and_what_is_no_word_is_told_at_the_field() {
    var n = "search-page";
    long last = harbour(n);
    var path = "/negotiations/" + n + "/search";
    var form = signedIn("auditor", last, n).page(path);
    assertThat(form.select("[role=alert]")).isEmpty();
    var found = sent(path, form, "main form", Map.of("q", "quay"));
    assertThat(found.select("mark").eachText()).containsExactly("quay");
    assertThat(found.select("main ol a").eachAttr("href"))
        .anyMatch(a -> a.endsWith("/acts/" + last));
    assertThat(sent(path, form, "main form", Map.of("q", "submarine")).text())
        .contains("No act that you may see holds: submarine");
    assertThat(sent(path, form, "main form", Map.of("q", "?!")).select("#fault")).hasSize(1);
  }

  @Test
  void a_printed_page_says_its_view_and_its_root_and_where_it_can_be_checked() {
    var n = "print-foot";
    long last = harbour(n);
    get("auditor", "/log/receipts/" + act(n, last)); // waits until it is signed
    var foot =
        signedIn("auditor", last, n).page("/negotiations/" + n + "/board").expectFirst("footer");
    assertThat(foot.text()).contains("Use of the harbour").contains("Record view");
    assertThat(foot.select("svg path").attr("d")).startsWith("M");
    var address = foot.select("code").eachText().getLast();
    assertThat(address)
        .startsWith("http://localhost:" + port + "/negotiations/" + n + "/audit?size=");
    assertThat(browser().page(address.substring(address.indexOf("/negotiations"))).text())
        .contains("It is: this is the root that was signed of");
  }

  private String act(String negotiation, long position) {
    return get("auditor", "/negotiations/" + negotiation + "/timeline")
        .json()
        .path("lines")
        .valueStream()
        .filter(line -> line.path("position").asLong() == position)
        .findFirst()
        .orElseThrow()
        .path("act")
        .path("actId")
        .asString();
  }
}
