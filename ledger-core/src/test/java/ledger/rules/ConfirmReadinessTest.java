package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.NotDebtor;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmReadinessTest {

  private static final String READY =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
  private static final String REVISED =
      "'by': 'north', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'statedAt': '2026-02-10T00:00Z', 'terms': "
          + Harbour.TERMS;

  @Test
  void a_debtor_may_say_it_is_ready_for_its_own_commitment() {
    Harbour.proposed().when("rep:south", "ConfirmReadiness", READY).thenRecorded();
  }

  @Test
  void performed_without_a_time_it_is_said_as_it_is_recorded() {
    Harbour.proposed()
        .when(
            "rep:south",
            Harbour.actWithoutTime("ConfirmReadiness", "'mode': 'PERFORMED', " + READY))
        .thenRecorded();
  }

  @Test
  void nobody_is_ready_for_somebody_elses_commitment() {
    Harbour.proposed()
        .when("rep:south", "ConfirmReadiness", READY.replace("'s1'", "'n1'"))
        .thenRefused(new NotDebtor(Id.of("n1"), List.of(Id.of("north")), Actor.named("south")));
  }

  @Test
  void what_was_current_when_it_was_said_may_be_recorded_late() {
    Harbour.proposed()
        .given("rep:north", "ReviseTerms", REVISED)
        .when(
            "recorder",
            "ConfirmReadiness",
            "'mode': 'REPORTED', 'statedAt': '2026-02-01T00:00Z', " + READY)
        .thenRecorded();
  }

  @Test
  void imported_history_is_never_refused_for_its_state() {
    Harbour.proposed()
        .given("rep:north", "ReviseTerms", REVISED)
        .when("recorder", "ConfirmReadiness", "'mode': 'IMPORTED', " + READY)
        .thenRecorded();
  }

  @Test
  void readiness_that_was_withdrawn_may_be_confirmed_again() {
    Harbour.proposed()
        .given("rep:south", "ConfirmReadiness", READY)
        .given("rep:south", "WithdrawReadiness", READY)
        .when("rep:south", "ConfirmReadiness", READY)
        .thenRecorded();
  }

  /// When several things are wrong at once, the first that the sender can mend alone is named.
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | 'by': 'south', 'agreement': 'B', 'version': 9, 'scope': ['n1'], 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          auditor   | 'by': 'south', 'agreement': 'B', 'version': 9, 'scope': ['n1'], 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          recorder  | 'by': 'south', 'agreement': 'B', 'version': 9, 'scope': ['n1'], 'statedAt': '2027-01-01T00:00Z' | PerformedForAnother
          rep:south | 'by': 'south', 'agreement': 'B', 'version': 9, 'scope': ['n1'], 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:south | 'by': 'south', 'agreement': 'B', 'version': 9, 'scope': ['n1'], 'readingId': 'none'             | Unknown
          rep:south | 'by': 'south', 'agreement': 'B', 'version': 9, 'scope': ['n1']                                  | Unknown
          rep:south | 'by': 'south', 'agreement': 'A', 'version': 9, 'scope': ['n1']                                  | Unknown
          rep:south | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['n1'], 'until': '2026-01-01T00:00Z'    | NotDebtor
          rep:south | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'until': '2026-01-01T00:00Z'    | EndsBeforeItBegins
          rep:south | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']                                  | ReadinessConfirmed
          """)
  void refusals_have_an_order(String user, String fields, String outcome) {
    assertThat(Harbour.proposed().when(user, "ConfirmReadiness", fields).name()).isEqualTo(outcome);
  }
}
