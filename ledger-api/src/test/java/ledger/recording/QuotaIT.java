package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import ledger.BoundedIT;
import org.junit.jupiter.api.Test;

/// Twenty acts an hour and two negotiations a day: what counts, and what is said of what is too
/// much.
class QuotaIT extends BoundedIT {

  private static String open(String negotiation) {
    return act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'x'");
  }

  private static String refused() {
    return act("nowhere", "ConfirmReadiness", READY);
  }

  @Test
  void who_has_sent_too_many_acts_is_told_when_the_next_one_is_taken_and_others_go_on() {
    for (int i = 0; i < 20; i++)
      assertThat(post("hasty", refused()).status()).as("decided, and refused").isEqualTo(404);
    var tooMany = post("hasty", refused());
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.text("code")).isEqualTo("QUOTA_EXCEEDED");
    var seconds = tooMany.response().headers().firstValue("Retry-After").orElseThrow();
    assertThat(Integer.parseInt(seconds)).isBetween(170, 181); // an hour has twenty of them
    assertThat(tooMany.text("instead")).isEmpty();
    assertThat(tooMany.json().path("instead").get(0).asString()).contains(seconds + " s");
    assertThat(get("hasty", "/negotiations").status()).as("reading goes on").isEqualTo(200);
    assertThat(post("patient", refused()).status()).isEqualTo(404);
  }

  @Test
  void a_line_too_much_is_answered_in_its_place() {
    var lines =
        String.join("\n", IntStream.range(0, 22).mapToObj(_ -> refused()).toList())
            .getBytes(StandardCharsets.UTF_8);
    var statuses =
        postFile("hasty-with-files", lines)
            .response()
            .body()
            .lines()
            .map(line -> JSON.readTree(line).path("status").asInt())
            .toList();
    assertThat(statuses.subList(0, 20)).containsOnly(404);
    assertThat(statuses.subList(20, 22)).containsOnly(429);
  }

  @Test
  void what_is_on_record_already_and_what_cannot_be_read_do_not_count() {
    var sent = open("quota-again" + UUID.randomUUID());
    assertThat(post("insistent", sent).status()).isEqualTo(201);
    for (int i = 0; i < 30; i++) {
      assertThat(post("insistent", sent).status()).isEqualTo(200);
      assertThat(post("insistent", "{}").status()).isEqualTo(400);
    }
    assertThat(post("insistent", open("quota-again" + UUID.randomUUID())).status()).isEqualTo(201);
  }

  @Test
  void who_has_opened_two_negotiations_opens_no_third_and_may_still_act() {
    for (int i = 0; i < 2; i++)
      assertThat(post("founder", open("quota-open" + UUID.randomUUID())).status()).isEqualTo(201);
    var third = post("founder", open("quota-open" + UUID.randomUUID()));
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.text("detail")).contains("not opened");
    assertThat(third.response().headers().firstValue("Retry-After")).isPresent();
    for (int i = 0; i < 18; i++) assertThat(post("founder", refused()).status()).isEqualTo(404);
    assertThat(post("founder", refused()).text("rule")).contains("20 acts an hour");
  }

  /// To look before one records takes nothing from what may be recorded, and no more may be looked
  /// at.
  @Test
  void who_has_tried_as_many_acts_as_may_be_recorded_may_try_no_more_and_still_records() {
    for (int i = 0; i < 20; i++)
      assertThat(postTo("curious", "/acts?dry=true", refused()).status()).isEqualTo(404);
    var tooMany = postTo("curious", "/acts?dry=true", refused());
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.text("detail")).contains("Nothing was tried");
    assertThat(tooMany.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(post("curious", open("quota-tried" + UUID.randomUUID())).status()).isEqualTo(201);
  }

  @Test
  void what_is_tried_and_is_on_record_already_does_not_count() {
    var sent = open("quota-there" + UUID.randomUUID());
    assertThat(post("careful", sent).status()).isEqualTo(201);
    for (int i = 0; i < 30; i++) {
      assertThat(postTo("careful", "/acts?dry=true", sent).status()).isEqualTo(200);
      assertThat(postTo("careful", "/acts?dry=true", "{}").status()).isEqualTo(400);
    }
  }

  @Test
  void of_a_file_that_is_tried_a_line_too_much_is_answered_in_its_place() {
    var lines =
        String.join("\n", IntStream.range(0, 22).mapToObj(_ -> refused()).toList())
            .getBytes(StandardCharsets.UTF_8);
    var answers =
        send(request("curious-with-files", "/acts?dry=true")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines)))
            .response()
            .body()
            .lines()
            .map(line -> JSON.readTree(line).path("status").asInt())
            .toList();
    assertThat(answers.subList(0, 20)).containsOnly(404);
    assertThat(answers.subList(20, 22)).containsOnly(429);
  }

  /// It folds a negotiation anew, as trying an act does.
  @Test
  void a_what_if_counts_as_an_act_that_is_tried() {
    var n = "quota-whatif" + UUID.randomUUID();
    mustRecord("supposing", open(n));
    for (int i = 0; i < 10; i++) {
      assertThat(postTo("supposing", "/negotiations/" + n + "/whatif", "{}").status())
          .isEqualTo(200);
      assertThat(postTo("supposing", "/acts?dry=true", refused()).status()).isEqualTo(404);
      assertThat(postTo("supposing", "/negotiations/" + n + "/whatif", "[]").status())
          .as("cannot be read, and does not count")
          .isEqualTo(400);
      assertThat(postTo("supposing", "/negotiations/none/whatif", "{}").status())
          .as("is not there, and does not count")
          .isEqualTo(404);
    }
    var tooMany = postTo("supposing", "/negotiations/" + n + "/whatif", "{}");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.text("code")).isEqualTo("QUOTA_EXCEEDED");
    assertThat(tooMany.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(get("supposing", "/negotiations/" + n + "/board").status())
        .as("reading goes on")
        .isEqualTo(200);
  }
}
