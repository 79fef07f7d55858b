package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPInputStream;
import ledger.Eventually;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnchangedIT extends LedgerIT {

  private static String tag(Answer answer) {
    return answer.response().headers().firstValue("ETag").orElseThrow();
  }

  private Answer unless(String tag, String user, String path) {
    return send(request(user, path).header("If-None-Match", tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/register",
        "/agreements/A",
        "/positions",
        "/board",
        "/readiness",
        "/docket",
        "/timeline",
        "/participation?agreement=A",
        "/anomalies",
        "/moves",
        "/changes",
        "/timeline?about=2026-01-03T12:00Z&limit=3"
      })
  void what_is_the_same_is_not_sent_again_and_what_is_not_is(String question) {
    var negotiation = "same-" + Math.abs(question.hashCode());
    long last = harbour(negotiation);
    var path = "/negotiations/" + negotiation + question;
    var first = getAt(last, "auditor", path);
    assertThat(first.response().headers().firstValue("Cache-Control"))
        .hasValue("private, no-cache");
    assertThat(first.response().headers().allValues("Vary").toString())
        .containsIgnoringCase("authorization")
        .containsIgnoringCase("cookie")
        .containsIgnoringCase("accept");
    var again = unless(tag(first), "auditor", path);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
    assertThat(tag(again)).isEqualTo(tag(first));
    long changed = mustRecord("rep:south", act(negotiation, "ConfirmReadiness", READY));
    var later =
        send(
            request("auditor", path)
                .header("If-None-Match", tag(first))
                .header("Ledger-Position", String.valueOf(changed)));
    assertThat(later.status()).isEqualTo(200);
  }

  @Test
  void what_is_found_in_all_negotiations_has_a_tag_too() {
    long last = harbour("found-again");
    var found = getAt(last, "auditor", "/search?q=quay");
    assertThat(found.response().headers().firstValue("Cache-Control"))
        .hasValue("private, no-cache");
    assertThat(unless(tag(found), "auditor", "/search?q=quay").status()).isEqualTo(304);
  }

  /// Only the stream itself is sent on as it comes.
  @Test
  void an_agreement_that_is_called_stream_has_a_tag_like_any_other() {
    harbour("streams");
    long last =
        mustRecord(
            "rep:north",
            act(
                "streams",
                "ProposeAgreement",
                "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'stream', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}]}"));
    var path = "/negotiations/streams/agreements/stream";
    assertThat(unless(tag(getAt(last, "auditor", path)), "auditor", path).status()).isEqualTo(304);
  }

  @Test
  void a_long_answer_is_compressed_for_whoever_takes_that_and_has_the_same_tag() throws Exception {
    harbour("pressed");
    var path = "/negotiations/pressed/timeline?about=2026-01-03T12:00Z";
    var plain = get("auditor", path);
    var pressed =
        HTTP.send(
            request("auditor", path).header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());
    assertThat(pressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(pressed.headers().firstValue("ETag")).hasValue(tag(plain));
    try (var body = new GZIPInputStream(new ByteArrayInputStream(pressed.body()))) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(plain.response().body());
    }
  }

  @Test
  void what_changes_by_itself_is_sent_again() {
    long last = harbour("lapses");
    var end = Instant.now().plus(Duration.ofSeconds(4)).truncatedTo(ChronoUnit.SECONDS);
    last =
        mustRecord(
            "rep:south", act("lapses", "ConfirmReadiness", READY + ", 'until': '" + end + "'"));
    var path = "/negotiations/lapses/readiness";
    var before = getAt(last, "auditor", path);
    assertThat(before.response().body()).contains("READY");
    assertThat(unless(tag(before), "auditor", path).status()).isEqualTo(304);
    Eventually.until(
        "the answer changes", () -> unless(tag(before), "auditor", path).status() == 200);
    assertThat(Instant.now()).isAfterOrEqualTo(end);
    var after = unless(tag(before), "auditor", path);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.response().body()).contains("EXPIRED");
  }

  @Test
  void who_may_not_see_it_any_more_is_not_told_that_it_is_unchanged() {
    long last = harbour("shut-out");
    var path = "/negotiations/shut-out/register";
    var tag = tag(getAt(last, "auditor", path));
    last =
        mustRecord(
            "opener",
            act("shut-out", "ChangeCapacity", "'mode': 'PERFORMED', 'userIds': ['auditor']"));
    getAt(last, "opener", "/negotiations");
    assertThat(unless(tag, "auditor", path).status()).isEqualTo(404);
  }

  @Test
  void the_head_is_the_answer_without_its_body() {
    long last = harbour("heads");
    var path = "/negotiations/heads/register";
    var whole = getAt(last, "auditor", path);
    var head = send(request("auditor", path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(tag(head)).isEqualTo(tag(whole));
    assertThat(head.response().headers().firstValue("Ledger-Position"))
        .isEqualTo(whole.response().headers().firstValue("Ledger-Position"));
    assertThat(
            send(request("auditor", path)
                    .header("If-None-Match", tag(whole))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                .status())
        .isEqualTo(304);
    var stream =
        send(request("auditor", "/stream").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(stream.status()).isEqualTo(200);
  }
}
