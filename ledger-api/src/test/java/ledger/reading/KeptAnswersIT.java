package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import ledger.answer.RecentRows;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What is kept is answered, and it is what would be folded, byte for byte and with the same tag:
/// all of it, a page of it and a row of it.
class KeptAnswersIT extends ReadingIT {

  @Autowired private RecentRows recent;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register",
        "positions",
        "board",
        "docket",
        "timeline",
        "register?limit=1",
        "positions?after=40&limit=3",
        "docket?limit=1",
        "timeline?after=20&limit=7",
        "agreements/T",
        "allegations/AL1"
      })
  void of_the_founding_case_the_kept_answer_is_the_folded_one(String question) throws IOException {
    long last = corridor();
    awaitKept("corridor", last);
    var kept = get("recorder", "/negotiations/corridor/" + question);
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.position()).isEqualTo(last);
    var folded =
        get(
            "recorder",
            "/negotiations/corridor/"
                + question
                + (question.contains("?") ? "&" : "?")
                + "knownBy="
                + last);
    assertThat(withoutMoment(kept)).isEqualTo(withoutMoment(folded));
    assertThat(kept.response().headers().firstValue("ETag"))
        .isPresent()
        .isEqualTo(folded.response().headers().firstValue("ETag"));
    assertThat(kept.response().headers().firstValueAsLong("Content-Length"))
        .hasValue(kept.response().body().getBytes(StandardCharsets.UTF_8).length);
  }

  /// So that the test before compares two things.
  @Test
  void what_is_kept_is_what_is_answered() throws IOException {
    awaitKept("corridor", corridor());
    write("Western road", "Eastern road");
    recent.forgetAll();
    try {
      assertThat(timeline()).contains("Eastern road into");
    } finally {
      write("Eastern road", "Western road");
      recent.forgetAll();
    }
  }

  @Test
  void rows_of_one_checksum_are_read_once_until_they_are_forgotten() throws IOException {
    awaitKept("corridor", corridor());
    assertThat(timeline()).doesNotContain("Eastern road into");
    write("Western road", "Eastern road"); // which leaves the checksum as it was
    try {
      assertThat(timeline()).doesNotContain("Eastern road into");
      recent.forgetAll();
      assertThat(timeline()).contains("Eastern road into");
    } finally {
      write("Eastern road", "Western road");
      recent.forgetAll();
    }
  }

  private String timeline() {
    return get("recorder", "/negotiations/corridor/timeline").response().body();
  }

  private void write(String of, String into) {
    sql.sql(
            """
            update reading.timeline set body = replace(body::text, :of, :into)::json
             where negotiation = 'corridor'
            """)
        .param("of", of)
        .param("into", into)
        .update();
  }

  @Test
  void an_answer_is_for_those_only_who_take_part() {
    awaitKept("closed", harbour("closed"));
    assertThat(get("rep:south", "/negotiations/closed/register").status()).isEqualTo(200);
    assertThat(get("stranger", "/negotiations/closed/register").status()).isEqualTo(404);
  }

  /// A date passes, and nobody does anything.
  @Test
  void an_answer_that_a_date_has_made_old_is_folded_again() {
    harbour("tide");
    var end = Instant.now().plusSeconds(3);
    long last = mustRecord("rep:north", act("tide", "ProposeAgreement", offer(end)));
    awaitKept("tide", last);
    assertThat(status("B")).isEqualTo("PROPOSED");
    await("the offer has lapsed", () -> status("B").equals("LAPSED"));
    await(
        "that is kept",
        () -> stored.of("register", Id.of("tide")).orElseThrow().freshness().about().isAfter(end));
    assertThat(status("B")).isEqualTo("LAPSED");
  }

  private String status(String agreement) {
    return get("rep:south", "/negotiations/tide/agreements/" + agreement).text("status");
  }

  private static String offer(Instant end) {
    return "'mode': 'PERFORMED', 'by': 'north', 'agreement': 'B', 'form': 'WRITTEN', 'offerExpires': '"
        + end
        + "', 'terms': {'texts': [{'lang': 'en', 'text': 'For a day.'}],"
        + "'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': []}";
  }

  private static String withoutMoment(Answer answer) {
    return answer.response().body().replaceFirst("\"about\":\"[^\"]*\"", "");
  }
}
