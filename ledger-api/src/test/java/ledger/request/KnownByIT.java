package ledger.request;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asks what was known by a position is answered the same whenever it is asked: a position that
/// is not on record yet would be another answer after each act.
class KnownByIT extends LedgerIT {

  private static final String HERE = "/negotiations/known-by";

  private long last() {
    return get("rep:south", HERE).status() == 404
        ? harbour("known-by")
        : get("rep:south", HERE).position();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    HERE + ", knownBy",
    HERE + "/board?view=party:south, knownBy",
    HERE + "/register, knownBy",
    HERE + "/register.csv, knownBy",
    HERE + "/timeline, knownBy",
    HERE + "/participation?agreement=A, knownBy",
    HERE + "/search?q=quay, knownBy",
    "/search?q=quay, knownBy",
    HERE + "/difference, fromKnownBy",
    HERE + "/difference?fromAbout=2026-01-01T00:00Z, knownBy"
  })
  void a_position_beyond_the_head_is_refused_with_the_head(String path, String parameter) {
    last();
    var refused =
        get(
            "rep:south",
            path + (path.contains("?") ? "&" : "?") + parameter + "=999999999999999999");
    assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("BEYOND_THE_RECORD");
    assertThat(refused.text("subject")).isEqualTo(parameter);
    assertThat(refused.text("rule")).contains("What was known");
    assertThat(refused.json().path("expected").path(0).asString()).startsWith("0 to ");
    assertThat(refused.text("currentState")).startsWith("head ");
  }

  @Test
  void so_it_is_in_a_what_if_and_on_a_page() {
    last();
    var whatIf = postTo("rep:south", HERE + "/whatif?knownBy=999999999999999999", "{}");
    assertThat(whatIf.status() + " " + whatIf.text("subject")).isEqualTo("400 knownBy");
    var page =
        send(
            request("rep:south", HERE + "?knownBy=999999999999999999")
                .header("Accept", "text/html"));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.response().body()).contains("the record ends at");
  }

  @Test
  void the_last_position_is_known() {
    long last = last();
    var answer = get("rep:south", HERE + "/register?knownBy=" + last);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.position()).isEqualTo(last);
  }

  /// The end of today is one.
  @ParameterizedTest
  @ValueSource(strings = {"2999-01-01T00:00Z", "9999-12-31T23:59Z"})
  void a_time_to_come_stands_for_all_that_is_on_record_and_the_answer_says_how_far(String time) {
    long last = last();
    assertThat(get("rep:south", HERE + "/register?knownBy=" + time).position()).isEqualTo(last);
  }
}
