package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

class ReadYourWritesIT extends LedgerIT {

  @Test
  void a_read_that_names_a_position_sees_what_was_written_there() {
    harbour("own-writes");
    for (int i = 0; i < 5; i++) {
      var answer = post("rep:south", act("own-writes", "ConfirmReadiness", READY));
      assertThat(answer.response().headers().firstValue("Ledger-Position"))
          .hasValue(String.valueOf(answer.position()));
      var timeline = getAt(answer.position(), "auditor", "/negotiations/own-writes/timeline");
      assertThat(timeline.position()).isEqualTo(answer.position());
      assertThat(timeline.json().path("lines").valueStream().map(l -> l.path("position").asLong()))
          .contains(answer.position());
    }
  }

  @Test
  void a_position_that_does_not_come_is_answered_in_time_with_when_to_ask_again() {
    var answer = getAt(999_999_999_999L, "auditor", "/negotiations");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("code")).isEqualTo("NOT_YET");
    assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void a_header_that_holds_no_position_is_refused() {
    var answer = send(request("auditor", "/negotiations").header("Ledger-Position", "soon"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("subject")).isEqualTo("Ledger-Position");
  }

  @Test
  void a_stale_version_comes_with_the_difference() {
    harbour("versions");
    var revised =
        mustRecord(
            "rep:north",
            act(
                "versions",
                "ReviseTerms",
                "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'terms': {'terms': ["
                    + "{'kind': 'COMMITMENT', 'key': 's1', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Send two ships'},"
                    + "{'kind': 'RECITAL', 'id': 'r', 'texts': 'In good will'}]}"));
    var stale =
        post(
            "rep:south",
            act("versions", "ConfirmReadiness", READY.replace("2026-01-02T12", "2026-01-03T12")));
    assertThat(stale.json().path("expected").asInt()).isEqualTo(2);
    var diff = getAt(revised, "rep:south", stale.text("diff")).json();
    assertThat(diff.path("added").path(0).path("id").asString()).isEqualTo("r");
    assertThat(diff.path("removed").path(0).path("key").asString()).isEqualTo("n1");
    assertThat(diff.path("changed").path("s1").path(1).path("texts").path("und").asString())
        .isEqualTo("Send two ships");
  }
}
