package ledger.board;

import static ledger.board.Quay.accepted;
import static ledger.board.Quay.act;
import static ledger.board.Quay.commitment;
import static ledger.board.Quay.denies;
import static ledger.board.Quay.done;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.notice;
import static ledger.board.Quay.proposed;
import static ledger.board.Quay.ready;
import static ledger.board.Quay.record;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commitment table, dueness: each row a promise.
class DuenessTest {

  private static final String PARALLEL = linkage("'n1', 's1'", "{'parallel': ['n1', 's1']}");
  private static final String BOTH_DONE = "{'key': '%s', 'as': 'PERFORMANCE'}";

  @Test
  void nobody_is_late_for_a_day_that_was_over_before_it_could_be_due() {
    var due = "'due': {'at': '2026-01-10T00:00Z'}";
    assertThat(record(inForce(n1(due)), "2026-02-01T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-01-20");
    assertThat(record(inForce(n1(JUNE + ", " + due)), "2026-06-02T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-06-01");
    assertThat(record(inForce(n1(due + ", 'grace': 'P11D'")), "2026-02-01T00:00Z").line("A.n1"))
        .startsWith("A.n1 PAST_DUE");
  }

  @Test
  void before_entry_into_force_nothing_is_due() {
    var seen = record(proposed(n1(""), ""), "2026-02-01T00:00Z");
    assertThat(seen.line("A.n1")).isEqualTo("A.n1 NOT_IN_FORCE");
  }

  @Test
  void defined_in_a_version_in_force_undetermined_if_a_covering_linkage_has_no_formal_reading() {
    var seen = record(inForce(n1(""), s1(""), linkage("'n1'", "")), "2026-02-01T00:00Z");
    assertThat(seen.lines())
        .containsExactly("A.n1 UNDETERMINED since 2026-01-20", "A.s1 DUE since 2026-01-20");
  }

  @Test
  void defined_in_a_version_in_force_conditional_with_an_antecedent_and_due_without() {
    var seen = record(inForce(n1(JUNE), s1("")), "2026-02-01T00:00Z");
    assertThat(seen.lines())
        .containsExactly(
            "A.n1 CONDITIONAL since 2026-01-20, awaits date(2026-06-01)",
            "A.s1 DUE since 2026-01-20");
  }

  @Test
  void conditional_antecedent_true_due_since_then_or_in_effect_where_it_is_to_maintain() {
    var harbour =
        inForce(
            n1(JUNE),
            commitment("n2", "north", "south", "MAINTAIN, " + JUNE),
            commitment("n3", "north", "south", "REFRAIN, " + JUNE));
    var seen = record(harbour, "2026-06-01T00:00Z");
    assertThat(seen.lines())
        .containsExactly(
            "A.n1 DUE since 2026-06-01",
            "A.n2 IN_EFFECT since 2026-06-01",
            "A.n3 IN_EFFECT since 2026-06-01");
  }

  @Test
  void due_through_readiness_readiness_withdrawn_and_nothing_performed_conditional() {
    var ready = bothReady("");
    assertThat(record(ready, "2026-02-05T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-02-02");
    ready.given("rep:south", "WithdrawReadiness", ready("south", "s1", "2026-02-10T00:00Z"));
    assertThat(record(ready, "2026-02-11T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 CONDITIONAL since 2026-02-10, awaits ready(s1) or performed(s1)");
  }

  @Test
  void due_through_readiness_readiness_expired_and_nothing_performed_conditional() {
    var ready = bothReady(", 'until': '2026-04-01T00:00Z'");
    assertThat(record(ready, "2026-03-31T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-02-02");
    assertThat(record(ready, "2026-04-01T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 CONDITIONAL since 2026-04-01, awaits ready(s1) or performed(s1)");
  }

  @Test
  void due_through_readiness_readiness_stale_and_nothing_performed_conditional() {
    var revised =
        bothReady("")
            .given(
                "rep:north",
                "ReviseTerms",
                "'by': 'north', 'statedAt': '2026-02-10T00:00Z', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {'terms': [%s, %s, %s]}"
                    .formatted(n1(""), s1(""), PARALLEL));
    assertThat(record(revised, "2026-02-11T00:00Z").line("A.n1"))
        .as("a proposal takes nothing from what is in force")
        .isEqualTo("A.n1 DUE since 2026-02-02");
    revised.given("rep:north", "DeclareConsent", amended("north"));
    revised.given("rep:south", "DeclareConsent", amended("south"));
    assertThat(record(revised, "2026-02-13T00:00Z").line("A.n1"))
        .startsWith("A.n1 CONDITIONAL since 2026-02-12, awaits ");
  }

  private static String amended(String by) {
    return "'by': '%s', 'agreement': 'A', 'version': 2, 'decision': 'ACCEPT', 'statedAt': '2026-02-12T00:00Z'"
        .formatted(by);
  }

  @Test
  void due_through_readiness_readiness_withdrawn_after_one_has_performed_still_due() {
    var begun =
        bothReady("")
            .given(
                "rep:north",
                "ReportOccurrence",
                done("north", "o", "2026-02-05T00:00Z", BOTH_DONE.formatted("n1")))
            .given("rep:south", "WithdrawReadiness", ready("south", "s1", "2026-02-10T00:00Z"));
    assertThat(record(begun, "2026-02-11T00:00Z").line("A.s1"))
        .isEqualTo("A.s1 DUE since 2026-02-02");
  }

  @Test
  void conditional_expires_expired_and_what_was_due_by_then_does_not() {
    var harbour =
        inForce(
            n1(JUNE + ", 'expires': '2026-05-01T00:00Z'"), s1("'expires': '2026-05-01T00:00Z'"));
    assertThat(record(harbour, "2026-04-30T00:00Z").line("A.n1")).startsWith("A.n1 CONDITIONAL");
    assertThat(record(harbour, "2026-05-01T00:00Z").lines())
        .containsExactly("A.n1 EXPIRED since 2026-05-01", "A.s1 DUE since 2026-01-20");
    assertThat(record(harbour, "2026-06-02T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 EXPIRED since 2026-05-01");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2026-02-10T23:59:59Z | A.n1 DUE since 2026-01-20, due 2026-02-11
          2026-02-11T00:00:00Z | A.n1 PAST_DUE since 2026-02-11, due 2026-02-11
          """)
  void due_its_date_and_grace_past_past_due(String about, String line) {
    var harbour = inForce(n1("'due': {'at': '2026-02-10T00:00Z'}, 'grace': 'P1D'"));
    assertThat(record(harbour, about).line("A.n1")).isEqualTo(line);
  }

  @Test
  void due_within_a_time_of_its_antecedent_past_due_after_it() {
    var harbour = inForce(n1(JUNE + ", 'due': {'within': 'P3D'}"));
    assertThat(record(harbour, "2026-06-02T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-06-01, due 2026-06-04");
    assertThat(record(harbour, "2026-06-04T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 PAST_DUE since 2026-06-04, due 2026-06-04");
  }

  @Test
  void due_within_the_window_of_its_reading_past_due_after_it() {
    var harbour =
        inForce(n1(""), s1(""), linkage("'n1'", "{'after': ['s1'], 'then': 'n1', 'within': 'P2D'}"))
            .given(
                "rep:south",
                "ReportOccurrence",
                done("south", "o", "2026-02-05T00:00Z", BOTH_DONE.formatted("s1")));
    assertThat(record(harbour, "2026-02-06T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-02-05, due 2026-02-07");
    assertThat(record(harbour, "2026-02-07T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 PAST_DUE since 2026-02-07, due 2026-02-07");
  }

  @Test
  void any_live_suspend_notice_effective_suspended_and_resume_puts_its_date_off() {
    var harbour =
        inForce(n1("'due': {'at': '2026-02-20T00:00Z'}"))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "SUSPEND", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w2", "RESUME", "2026-02-12T00:00Z", "2026-02-15T00:00Z", ""));
    assertThat(record(harbour, "2026-02-09T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-01-20, due 2026-02-20");
    assertThat(record(harbour, "2026-02-14T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 SUSPENDED since 2026-02-10");
    assertThat(record(harbour, "2026-02-24T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-02-15, due 2026-02-25");
    assertThat(record(harbour, "2026-02-25T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 PAST_DUE since 2026-02-25, due 2026-02-25");
  }

  @Test
  void any_live_suspend_notice_that_is_denied_is_open_on_record_and_nothing_to_whoever_denies_it() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice(
                    "south",
                    "w1",
                    "SUSPEND",
                    "2026-02-01T00:00Z",
                    "2026-02-10T00:00Z",
                    ", 'actId': '" + act(1) + "'"))
            .given("rep:north", "TakeStance", denies("north", "VALID(" + act(1) + ")"));
    var about = "2026-02-25T00:00Z";
    assertThat(record(harbour, about).line("A.n1")).isEqualTo("A.n1 UNDETERMINED since 2026-02-10");
    assertThat(Seen.in("party:north", entries(harbour), about).line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-01-20");
    assertThat(Seen.in("party:south", entries(harbour), about).line("A.n1"))
        .isEqualTo("A.n1 SUSPENDED since 2026-02-10");
  }

  @Test
  void any_live_all_creditors_released_released_and_one_of_two_is_not_enough() {
    var harbour =
        accepted(
                proposed(
                    Harbour.opened().withWest(), commitment("n1", "north", "south,west", ""), ""))
            .given("rep:south", "ReleaseCommitment", released("south", "2026-02-01T00:00Z"));
    assertThat(record(harbour, "2026-02-10T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-01-20");
    harbour.given("rep:west", "ReleaseCommitment", released("west", "2026-02-05T00:00Z"));
    assertThat(record(harbour, "2026-02-10T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 RELEASED since 2026-02-05");
  }

  @Test
  void any_live_terminated_and_not_survives_ended() {
    var harbour =
        inForce(n1(""), commitment("n2", "north", "south", "'survives': true"))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "TERMINATE", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(record(harbour, "2026-02-10T00:00Z").lines())
        .containsExactly("A.n1 ENDED since 2026-02-10", "A.n2 DUE since 2026-01-20");
  }

  @Test
  void any_live_expired_and_not_survives_ended() {
    var harbour =
        inForce(
            n1(""), "{'kind': 'DURATION', 'id': 'd', 'texts': 'x', 'until': '2026-05-01T00:00Z'}");
    assertThat(record(harbour, "2026-04-30T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-01-20");
    assertThat(record(harbour, "2026-05-01T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 ENDED since 2026-05-01");
  }

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2026-02-03T00:00Z | 'antecedent': {'date': '2026-02-05T00:00Z'}, 'due': {'at': '2026-02-10T00:00Z'} | BEFORE_DUE
          2026-02-07T00:00Z | 'antecedent': {'date': '2026-02-05T00:00Z'}, 'due': {'at': '2026-02-10T00:00Z'} | IN_TIME
          2026-02-12T00:00Z | 'antecedent': {'date': '2026-02-05T00:00Z'}, 'due': {'at': '2026-02-10T00:00Z'} | LATE
          2026-02-12T00:00Z | 'antecedent': {'date': '2026-02-05T00:00Z'}                                     | NO_DATE
          """)
  void any_accepted_performance_reaches_the_target_discharged_late_or_before_due_said_as_such(
      String at, String terms, String timing) {
    var harbour =
        inForce(n1(terms))
            .given(
                "rep:north", "ReportOccurrence", done("north", "o", at, BOTH_DONE.formatted("n1")));
    assertThat(record(harbour, "2026-02-20T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DISCHARGED since " + at.substring(0, 10) + ", " + timing);
  }

  @Test
  void after_it_ended_what_had_been_done_stays_discharged() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:north",
                "ReportOccurrence",
                done("north", "o", "2026-02-03T00:00Z", BOTH_DONE.formatted("n1")))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "TERMINATE", "2026-02-05T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(record(harbour, "2026-02-20T00:00Z").line("A.n1"))
        .isEqualTo("A.n1 DISCHARGED since 2026-02-03, NO_DATE");
  }

  private static final String JUNE = "'antecedent': {'date': '2026-06-01T00:00Z'}";

  private static Harbour bothReady(String until) {
    return inForce(n1(""), s1(""), PARALLEL)
        .given("rep:north", "ConfirmReadiness", ready("north", "n1", "2026-02-01T00:00Z"))
        .given("rep:south", "ConfirmReadiness", ready("south", "s1", "2026-02-02T00:00Z") + until);
  }

  private static String released(String by, String at) {
    return "'by': '%s', 'statedAt': '%s', 'agreement': 'A', 'key': 'n1'".formatted(by, at);
  }
}
