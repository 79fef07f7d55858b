package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Dates that calendars, databases and zones do not agree on are answered, kept and compared as the
/// instants that they are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldAndLateDatesIT extends ReadingIT {

  /// As it is sent, and the instant at which it is over.
  private record Due(String sent, String at) {}

  private static final Due[] DATES = {
    new Due("'0001-01-01T00:00Z'", "0001-01-01T00:00:00Z"),
    new Due("'0099-02-28T23:59:59.999999Z'", "0099-02-28T23:59:59.999999Z"),
    new Due("'1582-10-04T00:00Z'", "1582-10-04T00:00:00Z"),
    new Due("'1582-10-05T00:00Z'", "1582-10-05T00:00:00Z"),
    new Due("'1582-10-14T00:00Z'", "1582-10-14T00:00:00Z"),
    new Due("'1582-10-15T00:00Z'", "1582-10-15T00:00:00Z"),
    new Due(
        "{'from': '1883-11-17T04:56:02Z', 'to': '1883-11-18T04:56:02Z', 'precision': 'DAY', 'zone': 'America/New_York'}",
        "1883-11-18T04:56:02Z"),
    // Midnight in Amsterdam, by its own clock of then.
    new Due("'1937-04-30T23:40:28Z'", "1937-04-30T23:40:28Z"),
    new Due("'1969-12-31T23:59:59.999999Z'", "1969-12-31T23:59:59.999999Z"),
    new Due("'9999-12-31T00:00Z'", "9999-12-31T00:00:00Z"),
    new Due("'9999-12-31T18:59:59-05:00'", "9999-12-31T23:59:59Z")
  };

  private long last;

  /// They wait for a delivery: else the old dates would have passed before they could be due.
  @BeforeAll
  void commitments_that_are_due_then() {
    var commitments =
        IntStream.range(0, DATES.length)
            .mapToObj(i ->
                "{'kind': 'COMMITMENT', 'key': 'k%d', 'debtors': ['south'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'x', 'antecedent': {'occurred': {'kind': 'DELIVERY'}}, 'due': {'at': %s}}"
                    .formatted(i, DATES[i].sent()))
            .collect(Collectors.joining(","));
    harbour("dates");
    mustRecord(
        "rep:north",
        act(
            "dates",
            "ReviseTerms",
            "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A', 'kind': 'DRAFT', 'basedOn': 1, 'terms': {'entryIntoForce': {'rule': {'consentOf': ['north']}}, 'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': ["
                + commitments
                + "]}"));
    last =
        mustRecord(
            "rep:north",
            act(
                "dates",
                "DeclareConsent",
                "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T13:00Z', 'agreement': 'A', 'version': 2, 'decision': 'ACCEPT', 'means': 'SIGNATURE'"));
  }

  @Test
  void each_is_answered_as_the_instant_that_it_is() {
    var calendar = getAt(last, "rep:south", "/negotiations/dates/calendar").json();
    assertThat(
            calendar
                .path("dates")
                .valueStream()
                .filter(date -> date.path("what").asString().equals("DUE"))
                .map(date -> date.path("at").asString()))
        .containsExactlyElementsOf(Stream.of(DATES).map(Due::at).toList());
  }

  @Test
  void what_is_kept_of_them_is_what_is_folded() {
    awaitKept("dates", last);
    for (var question : Stream.concat(QUESTIONS.stream(), Stream.of("calendar")).toList()) {
      await(question + " is kept", () -> isKept(question, "dates", last));
      assertThat(difference(question)).as(question).isEmpty();
    }
  }

  /// A table that is filled at once is filled by other means.
  @Test
  void what_is_kept_of_them_after_a_rebuild_is_what_is_folded() {
    awaitKept("dates", last);
    assertThat(operate("POST", "/operator/rebuild/calendar").status()).isEqualTo(202);
    await("it is done", () -> operate("GET", "/operator/rebuild").text("state").equals("DONE"));
    assertThat(difference("calendar")).isEmpty();
  }

  private Optional<String> difference(String question) {
    var page = operate("GET", "/operator/comparison/" + question + "?after=datef");
    assertThat(page.status()).as(page.response().body()).isEqualTo(200);
    return Optional.of(page.json().path("difference"))
        .filter(difference -> !difference.isMissingNode())
        .map(JsonNode::toString);
  }
}
