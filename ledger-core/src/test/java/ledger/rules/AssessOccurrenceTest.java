package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.NoMonitoringMandate;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessOccurrenceTest {

  private static final String ASSESSED =
      "'by': 'observers', 'id': 'ship', 'mandate': 'm', 'result': 'CONFIRMED', 'method': 'Seen from the tower'";

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                    | OccurrenceAssessed
          'scope': ['AssessOccurrence', {'place': 'quay'}]      | OccurrenceAssessed
          'scope': ['AdvanceReading']                           | NoMonitoringMandate
          'scope': [{'place': 'pier'}]                          | NoMonitoringMandate
          'scope': [{'place': 'pier'}, {'place': 'quay'}]       | OccurrenceAssessed
          'from': '2026-02-02T00:00Z', 'to': '2026-02-03T00:00Z' | OccurrenceAssessed
          'from': '2026-02-03T00:00Z'                           | NoMonitoringMandate
          'to': '2026-02-02T00:00Z'                             | NoMonitoringMandate
          """)
  void a_mandate_reaches_where_and_when_it_happened(String limits, String outcome) {
    assertThat(
            mandated(limits == null ? "" : limits)
                .when("verifier", "AssessOccurrence", ASSESSED)
                .name())
        .isEqualTo(outcome);
  }

  @Test
  void the_mandate_is_the_monitors_own() {
    mandated("")
        .given("rep:north", "GrantMandate", "'by': 'north', 'id': 'm2', 'representative': 'east'")
        .when("verifier", "AssessOccurrence", ASSESSED.replace("'m'", "'m2'"))
        .thenRefused(
            new NoMonitoringMandate(
                Actor.named("observers"), "AssessOccurrence", Optional.of(Id.of("m2"))));
  }

  @Test
  void what_happened_nobody_knows_where_takes_a_mandate_for_everywhere() {
    var report = REPORT.replace("'where': 'quay', ", "").replace("'ship'", "'boat'");
    var boat = ASSESSED.replace("'ship'", "'boat'");
    mandated("")
        .given("rep:south", "ReportOccurrence", report)
        .when("verifier", "AssessOccurrence", boat)
        .thenRecorded();
    assertThat(
            mandated("'scope': [{'place': 'quay'}]")
                .given("rep:south", "ReportOccurrence", report)
                .when("verifier", "AssessOccurrence", boat)
                .name())
        .isEqualTo("NoMonitoringMandate");
  }

  @Test
  void a_revoked_mandate_is_none() {
    mandated("")
        .given("rep:north", "RevokeMandate", "'by': 'north', 'id': 'm'")
        .when("verifier", "AssessOccurrence", ASSESSED)
        .thenRefused(
            new NoMonitoringMandate(
                Actor.named("observers"), "AssessOccurrence", Optional.of(Id.of("m"))));
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | 'by': 'observers', 'id': 'no', 'mandate': 'no', 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          rep:north | 'by': 'observers', 'id': 'no', 'mandate': 'no', 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          recorder  | 'by': 'observers', 'id': 'no', 'mandate': 'no', 'statedAt': '2027-01-01T00:00Z' | PerformedForAnother
          verifier  | 'by': 'observers', 'id': 'no', 'mandate': 'no', 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          verifier  | 'by': 'observers', 'id': 'no', 'mandate': 'no'                                  | Unknown
          verifier  | 'by': 'observers', 'id': 'no', 'mandate': 'm'                                   | Unknown
          verifier  | 'by': 'observers', 'id': 'ship', 'mandate': 'm'                                 | NoMonitoringMandate
          """)
  void refusals_have_an_order(String user, String fields, String outcome) {
    assertThat(
            mandated("'scope': ['AdvanceReading']")
                .when(
                    user, "AssessOccurrence", fields + ", 'result': 'INCONCLUSIVE', 'method': 'x'")
                .name())
        .isEqualTo(outcome);
  }

  private static final String REPORT =
      "'by': 'south', 'id': 'ship', 'kind': 'PASSAGE', 'where': 'quay', 'when': '2026-02-02T00:00Z', 'observationMode': 'WITNESSED'";

  private static Harbour mandated(String limits) {
    return Harbour.proposed()
        .withMonitor()
        .given("owner", "RegisterReferent", "'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier'")
        .given("rep:south", "ReportOccurrence", REPORT)
        .given(
            "rep:north",
            "GrantMandate",
            "'by': 'north', 'id': 'm', 'representative': 'observers'"
                + (limits.isEmpty() ? "" : ", " + limits));
  }
}
