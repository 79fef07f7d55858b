package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChangesIT extends LedgerIT {

  private static List<Long> positions(JsonNode answer) {
    return answer.path("changes").valueStream().map(c -> c.path("position").asLong()).toList();
  }

  private String admit(String negotiation, String user) {
    return act(
        negotiation,
        "AdmitParticipant",
        "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['" + user + "']");
  }

  private String dismiss(String negotiation, String user) {
    return act(negotiation, "ChangeCapacity", "'mode': 'PERFORMED', 'userIds': ['" + user + "']");
  }

  /// Everything from a position on, page by page.
  private List<Long> all(String user, String path, long after, int limit, long until) {
    var seen = new ArrayList<Long>();
    for (long at = after; at < until; ) {
      var answer = getAt(until, user, path + "?after=" + at + "&limit=" + limit);
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
      assertThat(positions(answer.json())).hasSizeLessThanOrEqualTo(limit);
      seen.addAll(positions(answer.json()));
      assertThat(answer.json().path("next").asLong()).isGreaterThan(at);
      at = answer.json().path("next").asLong();
    }
    return seen;
  }

  @Test
  void what_came_on_record_is_told_in_order_and_once_to_whoever_takes_part() {
    long last = harbour("feed-one");
    long proposal = last;
    harbour("feed-other");
    last = mustRecord("opener", admit("feed-one", "feeder"));
    var seen = all("feeder", "/changes", -1, 3, last);
    assertThat(seen).hasSize(9).isSorted().doesNotHaveDuplicates();
    assertThat(all("feeder", "/negotiations/feed-one/changes", -1, 2, last)).isEqualTo(seen);
    var line =
        getAt(last, "feeder", "/changes?after=" + (proposal - 1) + "&limit=1")
            .json()
            .path("changes")
            .path(0);
    assertThat(line.path("negotiation").asString()).isEqualTo("feed-one");
    assertThat(line.path("event").asString()).isEqualTo("AgreementProposed");
    assertThat(line.path("by").asString()).isEqualTo("north");
    assertThat(line.path("actId").asString()).hasSize(36);
    assertThat(line.path("recordedAt").asString()).startsWith("20");
    assertThat(line.propertyNames())
        .containsExactlyInAnyOrder("position", "negotiation", "event", "actId", "by", "recordedAt");
  }

  @Test
  void where_nothing_can_be_seen_one_goes_on_all_the_same() {
    long last = harbour("feed-closed");
    token("nobody");
    var answer = getAt(last, "nobody", "/changes?after=-1");
    assertThat(answer.json().path("changes")).isEmpty();
    assertThat(answer.json().path("next").asLong()).isGreaterThanOrEqualTo(last);
    assertThat(answer.response().headers().firstValue("Ledger-Position").map(Long::valueOf))
        .hasValueSatisfying(at -> assertThat(at).isGreaterThanOrEqualTo(last));
    var elsewhere = getAt(last, "nobody", "/negotiations/feed-closed/changes");
    assertThat(elsewhere.status()).isEqualTo(404);
  }

  @Test
  void who_is_admitted_late_reads_the_negotiation_from_its_start_and_goes_on_with_the_rest() {
    long before = harbour("feed-late");
    token("late");
    long cursor =
        getAt(before, "late", "/changes?after=" + (before - 1)).json().path("next").asLong();
    long admitted = mustRecord("opener", admit("feed-late", "late"));
    assertThat(all("late", "/changes", cursor, 100, admitted)).containsExactly(admitted);
    assertThat(all("late", "/negotiations/feed-late/changes", -1, 100, admitted))
        .hasSize(9)
        .contains(before, admitted);
    long gone = mustRecord("opener", dismiss("feed-late", "late"));
    assertThat(getAt(gone, "late", "/changes?after=" + cursor).json().path("changes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/changes",
        "/negotiations/feed-beyond/changes",
        "/stream",
        "/negotiations/feed-beyond/stream",
        "/negotiations/feed-beyond/timeline",
        "/negotiations/feed-beyond/register",
        "/negotiations/feed-beyond/search?q=quay",
        "/search?q=quay"
      })
  void a_cursor_beyond_the_head_is_refused_with_the_head(String path) {
    if (get("rep:south", "/negotiations/feed-beyond").status() == 404) harbour("feed-beyond");
    long head = mustRecord("opener", admit("feed-beyond", "beyond-" + UUID.randomUUID()));
    var after = path + (path.contains("?") ? "&" : "?") + "after=";
    for (long beyond : new long[] {head + 1, head + 1_000_000, 999_999_999_999_999_999L}) {
      var refused = get("rep:south", after + beyond);
      assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
      assertThat(refused.text("code")).isEqualTo("BEYOND_THE_RECORD");
      assertThat(refused.text("subject")).isEqualTo("after");
      assertThat(refused.json().path("expected").path(0).asString()).isEqualTo("-1 to " + head);
      assertThat(refused.text("currentState")).isEqualTo("head " + head);
    }
    if (!path.endsWith("stream"))
      assertThat(getAt(head, "rep:south", after + head).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"after=-2", "after=x", "after=1.5", "limit=0", "limit=1001", "limit=many"})
  void what_is_no_position_or_no_limit_is_told(String question) {
    token("asker");
    var answer = get("asker", "/changes?" + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
    assertThat(answer.text("subject")).isEqualTo(question.split("=")[0]);
  }
}
