package ledger.calendar;

import static ledger.board.Quay.accepted;
import static ledger.board.Quay.done;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.notice;
import static ledger.board.Quay.proposed;
import static ledger.board.Quay.ready;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import ledger.Harbour;
import ledger.dossier.Dossier;
import ledger.value.When;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which dates are set, by what sets them.
class CalendarTest {

  private static final String DAY =
      "'due': {'at': {'from': '2026-03-01T00:00Z', 'to': '2026-03-02T00:00Z', 'precision': 'DAY'}}";

  private static final String BERLIN =
      "{'from': '2026-05-01T00:00+02:00', 'to': '2026-05-02T00:00+02:00', 'precision': 'DAY', 'zone': 'Europe/Berlin'}";

  @Test
  void a_day_by_which_it_is_to_be_done_and_its_grace() {
    var harbour = inForce(n1(DAY + ", 'grace': 'PT12H', 'expires': '2026-05-01T00:00Z'"));
    assertThat(dates(harbour, "2026-02-01T00:00Z"))
        .containsExactly(
            "2026-01-20T00:00:00Z ENTRY_INTO_FORCE/A",
            "2026-03-02T00:00:00Z DUE/A.n1",
            "2026-03-02T12:00:00Z GRACE_ENDS/A.n1",
            "2026-05-01T00:00:00Z COMMITMENT_EXPIRES/A.n1");
  }

  @Test
  void what_is_done_has_no_dates() {
    var harbour =
        inForce(n1(DAY))
            .given(
                "rep:north",
                "ReportOccurrence",
                done("north", "o", "2026-02-05T00:00Z", "{'key': 'n1', 'as': 'PERFORMANCE'}"));
    assertThat(dates(harbour, "2026-02-04T00:00Z"))
        .contains("2026-03-02T00:00:00Z DUE/A.n1")
        .anyMatch(date -> date.startsWith("2026-02-05T00:00:00Z ACT_TAKES_EFFECT/"));
    assertThat(dates(harbour, "2026-02-06T00:00Z"))
        .containsExactly("2026-01-20T00:00:00Z ENTRY_INTO_FORCE/A");
  }

  @Test
  void nothing_is_due_under_what_is_only_proposed() {
    assertThat(dates(proposed(n1(DAY), ""), "2026-02-01T00:00Z")).isEmpty();
  }

  @Test
  void a_suspension_moves_a_date_once_it_is_known_when_it_ends_and_the_date_keeps_its_name() {
    var harbour =
        inForce(n1(DAY))
            .given(
                "rep:south",
                "GiveNotice",
                notice(
                    "south",
                    "stop",
                    "SUSPEND",
                    "2026-02-01T00:00Z",
                    "2026-02-10T00:00Z",
                    ", 'scope': ['n1']"));
    assertThat(dates(harbour, "2026-02-02T00:00Z"))
        .contains("2026-02-10T00:00:00Z NOTICE_TAKES_EFFECT/stop/south")
        .noneMatch(date -> date.contains("DUE"));
    harbour.given(
        "rep:south",
        "GiveNotice",
        notice(
            "south",
            "go",
            "RESUME",
            "2026-02-03T00:00Z",
            "2026-02-20T00:00Z",
            ", 'scope': ['n1']"));
    assertThat(dates(harbour, "2026-02-04T00:00Z"))
        .contains(
            "2026-02-20T00:00:00Z SUSPENSION_ENDS/stop/south", "2026-03-12T00:00:00Z DUE/A.n1");
  }

  @Test
  void readiness_runs_out_and_with_it_what_others_wait_for() {
    var harbour =
        inForce(
                n1(""),
                s1(""),
                linkage("'n1', 's1'", "{'parallel': ['n1', 's1'], 'within': 'PT72H'}"))
            .given(
                "rep:north",
                "ConfirmReadiness",
                ready("north", "n1", "2026-02-01T00:00Z") + ", 'until': '2026-04-01T00:00Z'");
    assertThat(dates(harbour, "2026-02-02T00:00Z"))
        .contains(
            "2026-04-01T00:00:00Z READINESS_EXPIRES/A.n1/north",
            "2026-04-01T00:00:00Z CONDITION_TURNS/A.s1")
        .noneMatch(date -> date.contains("DUE"));
    harbour.given("rep:south", "ConfirmReadiness", ready("south", "s1", "2026-02-03T00:00Z"));
    assertThat(dates(harbour, "2026-02-04T00:00Z"))
        .contains("2026-02-06T00:00:00Z DUE/A.n1", "2026-02-06T00:00:00Z DUE/A.s1");
  }

  @Test
  void a_date_that_is_waited_for_opens_a_window() {
    var harbour =
        inForce(n1("'antecedent': {'date': '2026-06-01T00:00Z'}, 'due': {'within': 'P2D'}"));
    assertThat(dates(harbour, "2026-02-01T00:00Z"))
        .contains("2026-06-01T00:00:00Z CONDITION_TURNS/A.n1", "2026-06-03T00:00:00Z DUE/A.n1");
    assertThat(dates(harbour, "2026-06-01T00:00Z"))
        .contains("2026-06-03T00:00:00Z DUE/A.n1")
        .noneMatch(date -> date.contains("CONDITION_TURNS"));
  }

  @Test
  void a_duration_that_renews_itself_has_a_day_of_renewal_and_no_end() {
    var harbour =
        inForce(
            n1(""),
            "{'kind': 'DURATION', 'id': 'D', 'texts': 'x', 'until': '2026-04-01T00:00Z', 'renewal': 'AUTO', 'renewalPeriod': 'P1M', 'objectBefore': 'P10D'}");
    assertThat(dates(harbour, "2026-02-01T00:00Z"))
        .contains("2026-03-22T00:00:00Z OBJECT_TO_RENEWAL/A", "2026-04-01T00:00:00Z RENEWS/A")
        .noneMatch(date -> date.contains("ENDS"));
    assertThat(dates(harbour, "2026-03-25T00:00Z")).contains("2026-04-01T00:00:00Z RENEWS/A");
    assertThat(dates(harbour, "2026-04-01T00:00Z")).contains("2026-05-01T00:00:00Z RENEWS/A");
  }

  /// The day of the date is the day that was set, and not the one that begins when it is over.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "offer, OFFER_LAPSES",
    "duration, DURATION_ENDS",
    "duration, AGREEMENT_ENDS",
    "extension, AGREEMENT_ENDS",
    "extension, PARTICIPATION_ENDS",
    "rule, ENTRY_INTO_FORCE",
    "rule, PARTICIPATION_BEGINS"
  })
  void an_end_or_a_beginning_that_was_set_as_a_day_stays_that_day(String by, What what) {
    var harbour =
        switch (by) {
          case "offer" ->
              Harbour.opened()
                  .given(
                      "rep:north",
                      "ProposeAgreement",
                      "'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'statedAt': '2026-01-10T00:00Z', 'offerExpires': "
                          + BERLIN
                          + ", 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}]}");
          case "rule" ->
              accepted(
                  proposed(n1(""), ", 'entryIntoForce': {'rule': {'onDate': " + BERLIN + "}}"));
          case "duration" ->
              inForce(
                  n1(""), "{'kind': 'DURATION', 'id': 'D', 'texts': 'x', 'until': " + BERLIN + "}");
          case String extension ->
              inForce(
                      n1(""),
                      "{'kind': 'DURATION', 'id': 'D', 'texts': 'x', 'until': '2026-04-01T00:00Z'}")
                  .given(
                      "rep:south",
                      "GiveNotice",
                      notice(
                          "south",
                          extension,
                          "EXTEND",
                          "2026-02-01T00:00Z",
                          "2026-02-10T00:00Z",
                          ", 'until': " + BERLIN));
        };
    assertThat(calendar(harbour, "2026-02-11T00:00Z").dates())
        .filteredOn(date -> date.what() == what)
        .isNotEmpty()
        .allSatisfy(date -> {
          assertThat(date.when().precision()).isEqualTo(When.Precision.DAY);
          assertThat(date.when().from()).hasValue(OffsetDateTime.parse("2026-05-01T00:00+02:00"));
        });
  }

  @Test
  void the_next_date_is_the_first_after_the_moment_asked_about_whatever_part_is_wanted() {
    var calendar = calendar(inForce(n1(DAY)), "2026-03-01T23:00Z");
    var april = OffsetDateTime.parse("2026-04-01T00:00Z").toInstant();
    assertThat(calendar.next().map(Object::toString)).hasValue("2026-03-02T00:00:00Z");
    var later = calendar.between(Optional.of(april), Optional.empty());
    assertThat(later.dates()).isEmpty();
    assertThat(later.next()).isEqualTo(calendar.next());
    assertThat(calendar(inForce(n1(DAY)), "2026-03-02T00:00Z").next()).isEmpty();
  }

  @Test
  void each_date_names_the_acts_that_set_it_and_the_position_of_the_newest() {
    var harbour = inForce(n1(DAY));
    var entries = entries(harbour);
    var due =
        calendar(harbour, "2026-02-01T00:00Z").dates().stream()
            .filter(date -> date.what() == What.DUE)
            .findFirst()
            .orElseThrow();
    var proposal =
        entries.stream().filter(e -> e.act().name().equals("ProposeAgreement")).findFirst();
    assertThat(due.because()).isEqualTo(List.of(proposal.orElseThrow().act().actId()));
    assertThat(due.position()).isEqualTo(proposal.orElseThrow().position());
  }

  private static List<String> dates(Harbour harbour, String about) {
    return calendar(harbour, about).dates().stream().map(d -> d.at() + " " + d.key()).toList();
  }

  private static Calendar calendar(Harbour harbour, String about) {
    var dossier =
        Dossier.of(entries(harbour), OffsetDateTime.parse(about).toInstant(), Long.MAX_VALUE);
    return Calendar.of(Supervaluation.of(dossier, View.RECORD));
  }
}
