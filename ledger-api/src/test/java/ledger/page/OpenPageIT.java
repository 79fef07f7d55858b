package ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.LedgerIT;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The first page of a negotiation, opened again and again while others work in it.
class OpenPageIT extends LedgerIT {

  private Document open(String user, String path) {
    var answer = send(request(user, path).header("Accept", "text/html"));
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.response().body());
  }

  private void keptUpTo(long position, String user, String path) {
    checkpointNow("auditor"); // else the foot says that it is not signed yet
    getAt(position, user, path + "/positions");
    open(user, path);
  }

  @Test
  void each_reader_is_sent_a_page_of_their_own() {
    var path = "/negotiations/open-each";
    long last = harbour("open-each");
    keptUpTo(last, "auditor", path);
    keptUpTo(last, "opener", path);
    for (var user : new String[] {"auditor", "opener", "auditor"}) {
      assertThat(open(user, path).expectFirst("header.bar").text()).contains("as " + user);
      assertThat(open(user, path + "?lang=fr").expectFirst("html").attr("lang")).isEqualTo("fr");
    }
  }

  @Test
  void the_same_page_has_the_token_of_each_request() {
    var path = "/negotiations/open-again";
    keptUpTo(harbour("open-again"), "auditor", path);
    var one = open("auditor", path);
    var again = open("auditor", path);
    var token = "input[name=_csrf]";
    assertThat(again.expectFirst(token).val())
        .isNotEmpty()
        .isNotEqualTo(one.expectFirst(token).val());
    one.select(token).remove();
    again.select(token).remove();
    assertThat(again.html()).isEqualTo(one.html());
  }

  @Test
  void what_says_that_it_is_not_signed_yet_says_so_no_longer_than_it_is() {
    var path = "/negotiations/open-signed";
    getAt(harbour("open-signed"), "auditor", path + "/positions");
    open("auditor", path);
    open("auditor", path);
    checkpointNow("auditor");
    assertThat(open("auditor", path).expectFirst("footer.print").text())
        .contains("Root hash of")
        .doesNotContain("not signed yet");
  }

  @Test
  void an_act_more_makes_it_another() {
    var path = "/negotiations/open-more";
    keptUpTo(harbour("open-more"), "auditor", path);
    assertThat(open("auditor", path).select("tbody tr")).isEmpty();
    long stance =
        mustRecord(
            "rep:south",
            act(
                "open-more",
                "TakeStance",
                "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-03T12:00Z', 'proposition': 'OWES(A.s1,south)', 'stance': 'DENIES', 'words': 'That is <not> ours & never was'"));
    getAt(stance, "auditor", path);
    var page = open("auditor", path);
    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.expectFirst("tbody tr q").text()).isEqualTo("That is <not> ours & never was");
  }

  @Test
  void whoever_may_not_see_it_any_more_is_not_sent_it() {
    var path = "/negotiations/open-shut";
    keptUpTo(harbour("open-shut"), "auditor", path);
    mustRecord(
        "opener",
        act("open-shut", "ChangeCapacity", "'mode': 'PERFORMED', 'userIds': ['auditor']"));
    assertThat(send(request("auditor", path).header("Accept", "text/html")).status())
        .isEqualTo(404);
  }

  @Test
  void it_is_told_how_many_acts_came_since_of_those_that_its_reader_may_see() {
    long last = harbour("open-since");
    var since = "/negotiations/open-since/since?after=" + last;
    assertThat(open("auditor", since).select("a")).isEmpty();
    long all = mustRecord("rep:south", act("open-since", "ConfirmReadiness", READY));
    long few =
        mustRecord(
            "opener",
            act(
                "open-since",
                "DefineCompartment",
                "'mode': 'PERFORMED', 'id': 'room', 'members': ['opener', 'rep:south'], 'visibility': 'INVISIBLE'"));
    assertThat(all).isLessThan(few);
    getAt(few, "opener", "/negotiations/open-since");
    assertThat(open("rep:south", since).body().text())
        .isEqualTo("2 acts were recorded since this page was made: show them");
    assertThat(open("auditor", since).body().text())
        .isEqualTo("One act was recorded since this page was made: show it");
    assertThat(open("auditor", since + "&lang=fr").body().text())
        .startsWith("Un acte a été enregistré");
    assertThat(send(request("stranger", since).header("Accept", "text/html")).status())
        .isEqualTo(404);
  }
}
