package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT extends LedgerIT {

  private long recorded;

  @BeforeAll
  void a_harbour_is_on_record() {
    harbour("pages");
    for (int i = 0; i < 5; i++) {
      var said =
          "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-0" + (9 - i) + "T12:00Z', ";
      mustRecord(
          "rep:south",
          act("pages", "TakeStance", said + "'proposition': 'SHOULD(A)', 'stance': 'RESERVES'"));
      recorded =
          mustRecord(
              "rep:south",
              act(
                  "pages",
                  "AllegeBreach",
                  said
                      + "'id': 'b"
                      + i
                      + "', 'against': 'north', 'keys': ['n1'], 'particulars': 'late'"));
    }
  }

  private JsonNode asked(String path) {
    var answer = getAt(recorded, "auditor", path);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.json();
  }

  @ParameterizedTest
  @CsvSource({
    "timeline, lines, 1",
    "timeline, lines, 4",
    "register, agreements, 1",
    "docket, allegations, 2",
    "positions, rows, 1",
    "anomalies, flagged, 1"
  })
  void the_pages_of_a_list_are_the_list(String list, String rows, int limit) {
    var path = "/negotiations/pages/" + list;
    var whole = asked(path);
    assertThat(whole.has("next")).isFalse();
    var paged = new ArrayList<JsonNode>();
    long after = -1;
    for (JsonNode page; ; after = page.path("next").asLong()) {
      page = asked(path + "?after=" + after + "&limit=" + limit);
      paged.addAll(page.path(rows).valueStream().toList());
      if (!page.has("next")) break;
      assertThat(page.path(rows).size()).isGreaterThanOrEqualTo(limit);
    }
    assertThat(paged).containsExactlyInAnyOrderElementsOf(whole.path(rows).valueStream().toList());
  }

  @Test
  void a_page_is_in_the_order_of_the_record_and_stays_as_it_is() {
    var path = "/negotiations/pages/timeline?after=3&limit=6";
    var before = asked(path);
    mustRecord("rep:south", act("pages", "ConfirmReadiness", READY));
    assertThat(asked(path).path("lines")).isEqualTo(before.path("lines"));
    var positions =
        before.path("lines").valueStream().map(l -> l.path("position").asLong()).toList();
    assertThat(positions).hasSize(6).isSorted();
  }

  @Test
  void the_negotiations_page_by_their_ids() {
    for (var id : List.of("pages-a", "pages-b", "pages-c"))
      recorded =
          mustRecord("page-owner", act(id, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'x'"));
    assertThat(getAt(recorded, "page-owner", "/negotiations").json()).hasSize(3);
    var answer = getAt(recorded, "page-owner", "/negotiations?limit=2");
    assertThat(answer.response().headers().firstValue("Link"))
        .contains("</negotiations?limit=2&after=pages-b>; rel=\"next\"");
    var first = answer.json();
    assertThat(first.path("negotiations").path(1).path("id").asString()).isEqualTo("pages-b");
    assertThat(first.path("next").asString()).isEqualTo("pages-b");
    var second = getAt(recorded, "page-owner", "/negotiations?after=pages-b").json();
    assertThat(second.path("negotiations")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    assertThat(get("page-owner", "/negotiations?after=no%20id").text("subject")).isEqualTo("after");
    assertThat(get("page-owner", "/negotiations?limit=0").text("subject")).isEqualTo("limit");
  }
}
