package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoMonitoringMandate;
import ledger.decision.Refusal.NoStandingMandate;
import ledger.decision.Refusal.NotMandated;
import ledger.decision.Refusal.NotThePrincipal;
import ledger.decision.RefusalSubject;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandateTest {

  private static final Id M = Id.of("m");
  private static final Actor SOUTH = Actor.named("south");

  private static final String READY =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
  private static final String UNDER_M = READY + ", 'capacity': {'mandated': 'm'}";

  @Test
  void a_principal_gives_authority_and_takes_it_back_once() {
    var harbour = granted("").given("rep:south", "RevokeMandate", "'by': 'south', 'id': 'm'");
    harbour
        .when("rep:south", "RevokeMandate", "'by': 'south', 'id': 'm'")
        .thenRefused(new NoStandingMandate(M, true));
  }

  @Test
  void the_name_of_a_revoked_mandate_is_not_given_again() {
    granted("")
        .given("rep:south", "RevokeMandate", "'by': 'south', 'id': 'm'")
        .when("rep:south", "GrantMandate", grant(""))
        .thenRefused(new IdTaken(RefusalSubject.MANDATE, "id", M));
  }

  @Test
  void nobody_revokes_what_another_gave() {
    granted("")
        .when("rep:north", "RevokeMandate", "'by': 'north', 'id': 'm'")
        .thenRefused(new NotThePrincipal(M, SOUTH));
  }

  @Test
  void an_unnamed_principal_gives_no_authority() {
    Harbour.proposed()
        .when(
            "recorder",
            "GrantMandate",
            "'mode': 'REPORTED', " + grant("").replace("'by': 'south'", "'by': {'anonymous': 'a'}"))
        .thenRefused(new NotThePrincipal(M, new Actor.Anonymous(Id.of("a"))));
  }

  @Test
  void an_admission_is_a_full_mandate_until_one_with_users_is_recorded() {
    granted("").when("rep:south", "ConfirmReadiness", READY).thenRecorded();
    granted("'userIds': ['envoy']")
        .when("rep:south", "ConfirmReadiness", READY)
        .thenRefused(new NotMandated(SOUTH, "ConfirmReadiness", List.of(M)));
  }

  @Test
  void a_mandate_that_is_only_reported_binds_nobody_where_reports_do_not_count() {
    Harbour.proposed()
        .given("recorder", "GrantMandate", "'mode': 'REPORTED', " + grant("'userIds': ['envoy']"))
        .when("rep:south", "ConfirmReadiness", READY)
        .thenRecorded();
  }

  @Test
  void whoever_speaks_ex_officio_may_always_give_another() {
    granted("'userIds': ['envoy']")
        .when(
            "rep:south",
            "GrantMandate",
            "'by': 'south', 'id': 'm2', 'representative': 'east', 'capacity': 'EX_OFFICIO', 'through': {'office': 'gazette'}")
        .thenRecorded();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                        | ReadinessConfirmed
          'scope': ['ConfirmReadiness']                             | ReadinessConfirmed
          'scope': ['DeclareConsent']                               | NotMandated
          'scope': ['DeclareConsent', 'ConfirmReadiness']           | ReadinessConfirmed
          'scope': [{'agreement': 'A'}]                             | ReadinessConfirmed
          'scope': ['DeclareConsent', {'agreement': 'A'}]           | NotMandated
          'scope': [{'agreement': 'other'}]                         | NotMandated
          'from': '2026-03-01T12:00Z'                               | ReadinessConfirmed
          'from': '2026-03-01T12:00:01Z'                            | NotMandated
          'to': '2026-03-01T12:00Z'                                 | NotMandated
          'to': '2026-03-01T12:00:01Z'                              | ReadinessConfirmed
          """)
  void a_mandate_covers_its_acts_its_agreements_and_its_time(String limits, String outcome) {
    var other =
        Harbour.proposed()
            .given(
                "rep:north",
                "ProposeAgreement",
                "'by': 'north', 'agreement': 'other', 'form': 'ORAL', 'terms': " + Harbour.TERMS);
    assertThat(
            other
                .given("rep:south", "GrantMandate", grant(limits == null ? "" : limits))
                .when("rep:south", "ConfirmReadiness", UNDER_M)
                .name())
        .isEqualTo(outcome);
  }

  @Test
  void a_report_is_measured_by_the_mandate_that_held_when_it_was_said() {
    var reported = "'mode': 'REPORTED', 'statedAt': '%s', " + UNDER_M;
    var harbour = granted("'to': '2026-02-10T00:00Z'");
    harbour
        .when("recorder", "ConfirmReadiness", reported.formatted("2026-02-09T00:00Z"))
        .thenRecorded();
    harbour
        .when("recorder", "ConfirmReadiness", reported.formatted("2026-02-10T00:00Z"))
        .thenRefused(new NotMandated(SOUTH, "ConfirmReadiness", List.of(M)));
  }

  @Test
  void a_monitor_reads_and_alleges_under_a_mandate_for_it_only() {
    var reading =
        "'by': 'observers', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.o', 'words': 'x'";
    var harbour = Harbour.proposed().withMonitor();
    harbour
        .when("verifier", "AdvanceReading", reading)
        .thenRefused(
            new NoMonitoringMandate(Actor.named("observers"), "AdvanceReading", Optional.empty()));
    harbour
        .given(
            "rep:north",
            "GrantMandate",
            "'by': 'north', 'id': 'read', 'representative': 'observers', 'scope': ['AdvanceReading']")
        .when("verifier", "AdvanceReading", reading)
        .thenRecorded();
    harbour
        .when(
            "verifier",
            "AllegeBreach",
            "'by': 'observers', 'id': 'AL', 'against': 'north', 'keys': ['n1'], 'particulars': 'x'")
        .thenRefused(
            new NoMonitoringMandate(Actor.named("observers"), "AllegeBreach", Optional.empty()));
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'none', 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          east      | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'none', 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          rep:north | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'none', 'statedAt': '2027-01-01T00:00Z' | NotOnesOwnAct
          rep:south | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'none', 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:south | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'none'                                  | Unknown
          rep:south | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'east', 'scope': [{'agreement': 'no'}]  | Unknown
          rep:south | GrantMandate  | 'by': 'south', 'id': 'm', 'representative': 'east'                                  | IdTaken
          rep:south | GrantMandate  | 'by': 'south', 'id': 'm2', 'representative': 'east'                                 | MandateGranted
          rep:north | RevokeMandate | 'by': 'north', 'id': 'm2'                                                           | NoStandingMandate
          rep:north | RevokeMandate | 'by': 'north', 'id': 'm'                                                            | NotThePrincipal
          rep:south | RevokeMandate | 'by': 'south', 'id': 'm'                                                            | MandateRevoked
          """)
  void refusals_have_an_order(String user, String act, String fields, String outcome) {
    assertThat(granted("").when(user, act, fields).name()).isEqualTo(outcome);
  }

  private static Harbour granted(String limits) {
    return Harbour.proposed().given("rep:south", "GrantMandate", grant(limits));
  }

  private static String grant(String limits) {
    return "'by': 'south', 'id': 'm', 'representative': 'east'"
        + (limits.isEmpty() ? "" : ", " + limits);
  }
}
