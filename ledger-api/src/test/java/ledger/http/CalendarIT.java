package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ledger.Eventually;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dates of a negotiation over HTTP, for software and for those who live by a calendar.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarIT extends LedgerIT {

  private static final String HERE = "/negotiations/calendar/calendar?about=2026-01-03T00:00Z";

  private long recorded;

  @BeforeAll
  void a_ship_is_to_be_sent_by_a_day() {
    harbour("calendar");
    recorded =
        mustRecord(
            "rep:north",
            act(
                "calendar",
                "ReviseTerms",
                "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A', 'kind': 'DRAFT',"
                    + "'basedOn': 1, 'terms': {'entryIntoForce': {'rule': {'consentOf': ['north']}},"
                    + "'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}],"
                    + "'terms': [{'kind': 'COMMITMENT', 'key': 's1', 'debtors': ['south'], 'creditors': ['north'],"
                    + "'mode': 'ACHIEVE', 'texts': 'Send a ship', 'due': {'at': {'from': '2026-02-01T00:00Z',"
                    + "'to': '2026-02-02T00:00Z', 'precision': 'DAY'}}, 'grace': 'PT6H'}]}"));
    recorded =
        mustRecord(
            "rep:north",
            act(
                "calendar",
                "DeclareConsent",
                "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-02T13:00Z', 'agreement': 'A', 'version': 2,"
                    + "'decision': 'ACCEPT', 'means': 'SIGNATURE'"));
  }

  @Test
  void the_dates_are_told_with_what_they_are_and_what_set_them() {
    var answer = getAt(recorded, "rep:south", HERE);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.text("view")).isEqualTo("record");
    assertThat(answer.text("next")).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(answer.json().path("dates").valueStream().map(d -> d.path("key").asString()))
        .containsExactly("ENTRY_INTO_FORCE/A", "DUE/A.s1", "GRACE_ENDS/A.s1");
    var due = answer.json().path("dates").path(1);
    assertThat(due.path("at").asString()).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(due.path("when").path("precision").asString()).isEqualTo("DAY");
    assertThat(due.path("what").asString()).isEqualTo("DUE");
    assertThat(due.path("subject").asString()).isEqualTo("A.s1");
    assertThat(due.path("because")).hasSize(1);
  }

  @Test
  void a_stretch_of_it_goes_from_one_moment_to_before_another() {
    var due = getAt(recorded, "rep:south", HERE + "&from=2026-02-02T00:00Z&to=2026-02-02T06:00Z");
    assertThat(due.json().path("dates").valueStream().map(d -> d.path("what").asString()))
        .containsExactly("DUE");
    assertThat(due.text("next")).isEqualTo("2026-02-02T00:00:00Z");
  }

  @Test
  void it_is_a_calendar_for_whoever_asks_for_one() {
    var answer =
        send(
            request("rep:south", HERE)
                .header("Ledger-Position", String.valueOf(recorded))
                .header("Accept", "text/calendar"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/calendar;charset=utf-8");
    assertThat(answer.response().headers().firstValue("Ledger-Position")).isPresent();
    assertThat(answer.response().body())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .contains("X-WR-CALNAME:Use of the harbour\r\n")
        .contains(
            "DTSTART;VALUE=DATE:20260201\r\nDTEND;VALUE=DATE:20260202\r\nSUMMARY:Time ends for South to perform A.s1 (")
        .contains("SUMMARY:Grace ends for South to perform A.s1 (")
        .endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void the_calendar_stands_still_while_nothing_changes() throws Exception {
    var now = "/negotiations/calendar/calendar";
    var first = file(now);
    long second = Instant.now().getEpochSecond();
    Eventually.until(
        "the next second, since DTSTAMP counts seconds",
        () -> Instant.now().getEpochSecond() > second);
    var again = file(now);
    assertThat(again.response().body()).contains("DTSTAMP:").isEqualTo(first.response().body());
    var tag = first.response().headers().firstValue("ETag").orElseThrow();
    assertThat(again.response().headers().firstValue("ETag")).hasValue(tag);
    assertThat(
            send(request("rep:south", now)
                    .header("Accept", "text/calendar")
                    .header("If-None-Match", tag))
                .status())
        .isEqualTo(304);

    recorded =
        mustRecord(
            "rep:south",
            act(
                "calendar",
                "DeclareConsent",
                "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T14:00Z', 'agreement': 'A', 'version': 2,"
                    + "'decision': 'ACCEPT', 'means': 'SIGNATURE'"));
    assertThat(file(now).response().headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
  }

  private Answer file(String path) {
    return send(
        request("rep:south", path)
            .header("Ledger-Position", String.valueOf(recorded))
            .header("Accept", "text/calendar"));
  }

  @Test
  void whoever_takes_anything_gets_json() {
    var answer =
        send(
            request("rep:south", HERE)
                .header("Ledger-Position", String.valueOf(recorded))
                .header("Accept", "*/*"));
    assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=soon", "to=2026-02-30T00:00Z"})
  void a_moment_that_cannot_be_read_is_told(String parameter) {
    var answer = getAt(recorded, "rep:south", HERE + "&" + parameter);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
    assertThat(answer.text("subject")).isEqualTo(parameter.split("=")[0]);
  }

  @Test
  void common_ground_has_no_calendar_and_outsiders_have_none_either() {
    assertThat(getAt(recorded, "rep:south", HERE + "&view=common:north,south").text("code"))
        .isEqualTo("VIEW_NOT_FOR_THIS");
    assertThat(get("calendar-outsider", HERE).status()).isEqualTo(404);
    assertThat(send(request("calendar-outsider", HERE).header("Accept", "text/calendar")).status())
        .isEqualTo(404);
  }
}
