package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import ledger.Eventually;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

@Timeout(120)
@TestPropertySource(
    properties = {
      "ledger.live.heartbeat=300ms",
      "ledger.live.held=16",
      "ledger.live.streams=2000",
      "ledger.live.streams-of-one=1000",
      "spring.datasource.hikari.maximum-pool-size=8"
    })
class StreamIT extends LedgerIT {

  private long recorded;

  private Listener listen(String user, String path) {
    return new Listener(
        HTTP, request(user, path).header("Ledger-Position", String.valueOf(recorded)).build());
  }

  private Listener again(String user, String path, long last) {
    return new Listener(
        HTTP, request(user, path).header("Last-Event-ID", String.valueOf(last)).build());
  }

  private long stance(String negotiation) {
    return mustRecord(
        "rep:south",
        act(
            negotiation,
            "TakeStance",
            "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'proposition': 'SHOULD(A)', 'stance': 'RESERVES'"));
  }

  private List<Long> stances(String negotiation, int n) {
    var recorded = new ArrayList<Long>();
    for (int i = 0; i < n; i++) recorded.add(stance(negotiation));
    return recorded;
  }

  @Test
  void it_rings_once_for_each_act_in_order_and_says_no_word_of_it() throws Exception {
    recorded = harbour("bell");
    recorded = harbour("bell-other");
    try (var all = listen("rep:south", "/stream");
        var one = listen("auditor", "/negotiations/bell/stream")) {
      assertThat(all.status()).isEqualTo(200);
      var recorded = new ArrayList<Long>();
      var here = new ArrayList<Long>();
      for (int i = 0; i < 10; i++) {
        here.add(stance("bell"));
        recorded.add(here.getLast());
        recorded.add(stance("bell-other"));
      }
      assertThat(all.upTo(recorded.getLast())).isEqualTo(recorded);
      assertThat(one.upTo(here.getLast())).isEqualTo(here);
    }
  }

  @Test
  void who_was_away_goes_on_without_gap_or_repeat_however_long_it_was() throws Exception {
    recorded = harbour("away");
    long last;
    try (var listener = listen("rep:south", "/stream")) {
      last = stance("away");
      assertThat(listener.upTo(last)).endsWith(last);
    }
    var missed = stances("away", 40); // more than is held
    try (var listener = again("rep:south", "/stream", last)) {
      var live = stances("away", 3);
      assertThat(listener.upTo(live.getLast()))
          .containsAll(missed)
          .containsAll(live)
          .isSorted()
          .doesNotHaveDuplicates();
    }
    try (var listener = listen("rep:south", "/negotiations/away/stream?after=-1")) {
      assertThat(listener.upTo(missed.getLast())).hasSize(8 + 1 + 40);
    }
  }

  @Test
  void while_nothing_rings_it_says_that_it_is_there_and_where_it_stands() throws Exception {
    recorded = harbour("still");
    recorded = harbour("still-other");
    token("still-reader");
    recorded =
        mustRecord(
            "opener",
            act(
                "still",
                "AdmitParticipant",
                "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['still-reader']"));
    try (var listener = listen("still-reader", "/stream")) {
      long unseen = stance("still-other");
      Eventually.until("it is told where it stands", () -> listener.places() > 2);
      Eventually.until("it stands where the record ends", () -> listener.standsAt() >= unseen);
      assertThat(listener.rest()).isEmpty();
    }
  }

  @Test
  void who_is_dismissed_hears_nothing_more() throws Exception {
    recorded = harbour("dismissed");
    token("guest");
    try (var listener = listen("guest", "/stream")) {
      long unseen = stance("dismissed");
      // Whoever is admitted meanwhile may read it, and would be told of it.
      Eventually.until("it stands behind what it may not see", () -> listener.standsAt() >= unseen);
      long in =
          mustRecord(
              "opener",
              act(
                  "dismissed",
                  "AdmitParticipant",
                  "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['guest']"));
      long heard = stance("dismissed");
      assertThat(listener.upTo(heard)).containsExactly(in, heard);
      mustRecord(
          "opener",
          act("dismissed", "ChangeCapacity", "'mode': 'PERFORMED', 'userIds': ['guest']"));
      long unheard = stance("dismissed");
      Eventually.until("it stands behind the last act", () -> listener.standsAt() >= unheard);
      assertThat(listener.rest()).isEmpty();
      assertThat(get("guest", "/negotiations/dismissed/stream").status()).isEqualTo(404);
    }
  }

  @Test
  void a_place_that_cannot_be_read_is_told() {
    token("guest");
    assertThat(
            send(request("guest", "/stream")
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", "soon"))
                .text("subject"))
        .isEqualTo("Last-Event-ID");
    assertThat(send(request("/stream")).status()).isEqualTo(401);
  }

  @Test
  void a_place_beyond_the_head_is_refused_and_the_head_itself_is_where_one_waits()
      throws Exception {
    long head = harbour("beyond-bell");
    for (var path : List.of("/stream", "/negotiations/beyond-bell/stream?after=0")) {
      var refused =
          send(
              request("rep:south", path)
                  .header("Accept", "text/event-stream")
                  .header("Last-Event-ID", String.valueOf(head + 1)));
      assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
      assertThat(refused.text("code")).isEqualTo("BEYOND_THE_RECORD");
      assertThat(refused.text("subject")).isEqualTo("Last-Event-ID");
      assertThat(refused.text("currentState")).isEqualTo("head " + head);
    }
    try (var listener = again("rep:south", "/negotiations/beyond-bell/stream", head)) {
      long next = stance("beyond-bell");
      assertThat(listener.upTo(next)).containsExactly(next);
    }
  }

  @Test
  void a_thousand_listeners_take_no_thread_each() throws Exception {
    recorded = harbour("crowd-of-listeners");
    token("rep:south");
    int before = Thread.getAllStackTraces().size();
    var crowd = new ArrayList<Listener>();
    try {
      for (int i = 0; i < 1_000; i++)
        crowd.add(listen("rep:south", "/negotiations/crowd-of-listeners/stream"));
      var recorded = stances("crowd-of-listeners", 5);
      for (var listener : crowd) assertThat(listener.upTo(recorded.getLast())).isEqualTo(recorded);
      assertThat(Thread.getAllStackTraces().size()).isLessThan(before + 100);
      noneIsLeftForTheSameUser();
    } finally {
      crowd.forEach(Listener::close);
    }
    Eventually.until(
        "those that nobody listens to any more have ended", // they find out when they write
        () -> wouldBeOpened("rep:south"));
  }

  private void noneIsLeftForTheSameUser() {
    var refused = getAt(recorded, "rep:south", "/stream");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("code")).isEqualTo("TOO_MANY_STREAMS");
    assertThat(refused.response().headers().firstValue("Retry-After")).contains("10");
    assertThat(wouldBeOpened("auditor")).isTrue();
  }

  private boolean wouldBeOpened(String user) {
    return send(request(user, "/stream").method("HEAD", BodyPublishers.noBody())).status() == 200;
  }
}
