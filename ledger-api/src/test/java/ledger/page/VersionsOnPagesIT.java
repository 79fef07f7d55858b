package ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.LedgerIT;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Where an agreement has several texts, whoever reads what is owed is told by which.
class VersionsOnPagesIT extends LedgerIT {

  private static final String TERMS =
      "'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}],"
          + "'terms': [{'kind': 'COMMITMENT', 'key': 'n1', 'debtors': ['north'], 'creditors':"
          + " ['south'], 'mode': 'ACHIEVE', 'texts': 'Open it by noon'}]";

  @Test
  void an_allegation_and_an_obligation_say_which_text_they_are_of() {
    long last = harbour("texts");
    assertThat(page(last, "/board").select("td").text()).doesNotContain("version");
    last = alleged("AL1", "2026-01-02T12:00Z");
    assertThat(page(last, "/docket").text()).doesNotContain("version 1");
    mustRecord(
        "rep:south",
        act(
            "texts",
            "ReviseTerms",
            "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-03T12:00Z', 'agreement':"
                + " 'A', 'kind': 'DRAFT', 'basedOn': 1, 'terms': {"
                + TERMS
                + "}"));
    last = alleged("AL2", "2026-01-04T12:00Z");

    var docket = page(last, "/docket");
    assertThat(docket.select("#allegation-AL1").text()).contains("Open the quay)” (version 1)");
    assertThat(docket.select("#allegation-AL2").text()).contains("Open it by noon)” (version 2)");
    assertThat(page(last, "/board").select("td").text()).contains("A.n1 version 2");
  }

  private long alleged(String id, String at) {
    return mustRecord(
        "rep:south",
        act(
            "texts",
            "AllegeBreach",
            "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '%s', 'id': '%s', 'against': 'north',"
                    .formatted(at, id)
                + " 'keys': ['n1'], 'particulars': 'It was shut'"));
  }

  private Document page(long last, String room) {
    return Jsoup.parse(
        send(request("rep:south", "/negotiations/texts" + room)
                .header("Accept", "text/html")
                .header("Ledger-Position", String.valueOf(last)))
            .response()
            .body());
  }
}
