package ledger.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Scenario;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.dossier.Entry;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// An exchange in two stages that a mission verifies, step for step: the board after each of them.
@TestMethodOrder(OrderAnnotation.class)
class StagedExchangeTest {

  private static final String H1 = "X.h1 DISCHARGED since 2025-03-07T12:00Z, IN_TIME";
  private static final String K1 = "X.k1 DISCHARGED since 2025-03-11T14:00Z, LATE";
  private static final String PAIR_OF_K2 =
      "(ready(k2) or performed(h2) or performed(k2)) and (ready(h2) or performed(h2))";
  private static final String PAIR_OF_H2 =
      "(ready(h2) or performed(h2) or performed(k2)) and (ready(k2) or performed(k2))";
  private static final String GATE = "occurred(STATUS crossing mission)";
  private static final String WAITS_FOR_STAGE_ONE_H2 =
      "X.h2 CONDITIONAL since 2025-03-02T10:00Z, awaits performed(h1) and performed(k1) and "
          + PAIR_OF_H2;
  private static final String WAITS_FOR_STAGE_ONE_K2 =
      "X.k2 CONDITIONAL since 2025-03-02T10:00Z, awaits performed(h1) and performed(k1) and "
          + PAIR_OF_K2
          + " and "
          + GATE;

  private final List<Entry> acts = Scenario.recorded("exchange");

  @Test
  @Order(1)
  void a_proposal_puts_nothing_in_force() {
    assertThat(record("2025-03-01T12:00Z").lines())
        .containsExactlyInAnyOrder(
            "X.h1 NOT_IN_FORCE", "X.k1 NOT_IN_FORCE", "X.h2 NOT_IN_FORCE", "X.k2 NOT_IN_FORCE");
  }

  @Test
  @Order(2)
  void in_force_each_step_waits_for_its_pair_and_the_second_stage_for_the_whole_first() {
    var seen = record("2025-03-02T12:00Z");
    assertThat(seen.lines())
        .containsExactlyInAnyOrder(
            "X.h1 CONDITIONAL since 2025-03-02T10:00Z, awaits (ready(h1) or performed(h1) or performed(k1)) and (ready(k1) or performed(k1))",
            "X.k1 CONDITIONAL since 2025-03-02T10:00Z, awaits (ready(k1) or performed(h1) or performed(k1)) and (ready(h1) or performed(h1))",
            WAITS_FOR_STAGE_ONE_H2,
            WAITS_FOR_STAGE_ONE_K2);
    assertThat(seen.movers())
        .containsExactly("coast: READINESS of X.k1, X.k2", "highlands: READINESS of X.h1, X.h2");
  }

  @Test
  @Order(3)
  void one_that_is_ready_alone_owes_nothing_yet() {
    assertThat(record("2025-03-03T12:00Z").lines())
        .contains(
            "X.h1 CONDITIONAL since 2025-03-02T10:00Z, awaits ready(k1) or performed(k1)",
            "X.k1 CONDITIONAL since 2025-03-02T10:00Z, awaits ready(k1) or performed(h1) or performed(k1)");
  }

  @Test
  @Order(4)
  void once_both_are_ready_both_are_due_within_five_days_of_it() {
    var seen = record("2025-03-04T12:00Z");
    assertThat(seen.lines())
        .containsExactlyInAnyOrder(
            "X.h1 DUE since 2025-03-04T08:00Z, due 2025-03-09T08:00:00Z",
            "X.k1 DUE since 2025-03-04T08:00Z, due 2025-03-09T08:00:00Z",
            WAITS_FOR_STAGE_ONE_H2,
            WAITS_FOR_STAGE_ONE_K2);
    assertThat(seen.movers())
        .containsExactly("coast: PERFORMANCE of X.k1", "highlands: PERFORMANCE of X.h1");
  }

  @Test
  @Order(5)
  void two_convoys_make_up_the_instalment_and_discharge_it_once_the_mission_confirms_both() {
    var brought = record("2025-03-07T18:00Z");
    assertThat(brought.line("X.h1"))
        .isEqualTo("X.h1 DUE since 2025-03-04T08:00Z, due 2025-03-09T08:00:00Z");
    assertThat(record("2025-03-06T18:00Z").cell("X.h1").percent()).hasValue(62);
    assertThat(brought.cell("X.h1").percent()).hasValue(100);
    assertThat(brought.said("X.h1")).isEqualTo("REPORTED by highlands");
    var confirmed = record("2025-03-08T12:00Z");
    assertThat(confirmed.line("X.h1")).isEqualTo(H1);
    assertThat(confirmed.said("X.h1")).isEqualTo("REPORTED by highlands; VERIFIED by mission");
  }

  @Test
  @Order(6)
  void what_is_not_done_in_five_days_is_past_due_and_holds_up_the_second_stage() {
    var seen = record("2025-03-10T12:00Z");
    assertThat(seen.lines())
        .containsExactlyInAnyOrder(
            H1,
            "X.k1 PAST_DUE since 2025-03-09T08:00Z, due 2025-03-09T08:00:00Z",
            "X.h2 CONDITIONAL since 2025-03-02T10:00Z, awaits performed(k1) and " + PAIR_OF_H2,
            "X.k2 CONDITIONAL since 2025-03-02T10:00Z, awaits performed(k1) and "
                + PAIR_OF_K2
                + " and "
                + GATE);
    assertThat(seen.movers()).containsExactly("coast: PERFORMANCE of X.k1");
  }

  @Test
  @Order(7)
  void done_late_is_done_and_said_to_be_late() {
    assertThat(record("2025-03-11T18:00Z").line("X.k1"))
        .isEqualTo("X.k1 PAST_DUE since 2025-03-09T08:00Z, due 2025-03-09T08:00:00Z");
    var seen = record("2025-03-12T12:00Z");
    assertThat(seen.line("X.k1")).isEqualTo(K1);
    assertThat(seen.movers())
        .containsExactly("coast: READINESS of X.k2", "highlands: READINESS of X.h2");
  }

  @Test
  @Order(8)
  void with_both_ready_again_the_fuel_is_due_and_the_release_waits_at_the_gate() {
    var seen = record("2025-03-13T12:00Z");
    assertThat(seen.lines())
        .containsExactlyInAnyOrder(
            H1,
            K1,
            "X.h2 DUE since 2025-03-13T09:00Z, due 2025-03-23T09:00:00Z",
            "X.k2 CONDITIONAL since 2025-03-02T10:00Z, awaits " + GATE);
    assertThat(seen.movers()).containsExactly("highlands: PERFORMANCE of X.h2");
  }

  @Test
  @Order(9)
  void the_gate_opens_with_the_confirmation_and_not_with_the_report() {
    assertThat(record("2025-03-14T18:00Z").line("X.k2"))
        .isEqualTo("X.k2 CONDITIONAL since 2025-03-02T10:00Z, awaits " + GATE);
    assertThat(record("2025-03-15T12:00Z").line("X.k2"))
        .isEqualTo("X.k2 DUE since 2025-03-15T09:00Z, due 2025-03-25T09:00:00Z");
  }

  @Test
  @Order(10)
  void a_suspension_stops_the_clock_and_resuming_puts_the_date_off_by_as_long() {
    assertThat(record("2025-03-17T12:00Z").line("X.k2"))
        .as("given, and not yet effective")
        .isEqualTo("X.k2 DUE since 2025-03-15T09:00Z, due 2025-03-25T09:00:00Z");
    var suspended = record("2025-03-19T12:00Z");
    assertThat(suspended.line("X.k2")).isEqualTo("X.k2 SUSPENDED since 2025-03-18");
    assertThat(suspended.movers()).containsExactly("highlands: PERFORMANCE of X.h2");
    assertThat(record("2025-03-21T12:00Z").line("X.k2"))
        .isEqualTo("X.k2 DUE since 2025-03-21, due 2025-03-28T09:00:00Z");
  }

  @Test
  @Order(11)
  void what_its_creditor_disputes_and_nobody_confirmed_is_done_in_the_view_of_its_debtor_only() {
    var at = "2025-03-24T18:00Z";
    assertThat(record(at).line("X.h2"))
        .isEqualTo("X.h2 PAST_DUE since 2025-03-23T09:00Z, due 2025-03-23T09:00:00Z");
    assertThat(Seen.in("party:coast", acts, at).line("X.h2"))
        .isEqualTo("X.h2 PAST_DUE since 2025-03-23T09:00Z, due 2025-03-23T09:00:00Z");
    assertThat(Seen.in("party:highlands", acts, at).line("X.h2"))
        .isEqualTo("X.h2 DISCHARGED since 2025-03-22T12:00Z, IN_TIME");
    for (var view : List.of("record", "party:coast", "party:highlands"))
      assertThat(Seen.in(view, acts, at).said("X.h2"))
          .as(view)
          .isEqualTo("REPORTED by highlands; DISPUTED by coast");
  }

  @Test
  @Order(12)
  void the_release_is_in_time_by_the_days_it_was_suspended_and_names_nobody() {
    var seen = record("2025-03-27T20:00Z");
    assertThat(seen.line("X.k2")).isEqualTo("X.k2 DISCHARGED since 2025-03-27T12:00Z, IN_TIME");
    assertThat(
            acts.stream()
                .map(Entry::act)
                .filter(ReportOccurrence.class::isInstance)
                .map(ReportOccurrence.class::cast)
                .filter(o -> o.id().value().equals("R1"))
                .findFirst()
                .orElseThrow()
                .quantity()
                .orElseThrow()
                .items())
        .hasValue("sealed list X-1, held by the mission");
  }

  @Test
  @Order(13)
  void a_confirmation_settles_it_for_the_record_and_not_for_whoever_goes_on_denying() {
    var at = "2025-03-31T00:00Z";
    assertThat(record(at).lines())
        .containsExactlyInAnyOrder(
            H1,
            K1,
            "X.h2 DISCHARGED since 2025-03-22T12:00Z, IN_TIME",
            "X.k2 DISCHARGED since 2025-03-27T12:00Z, IN_TIME");
    assertThat(record(at).said("X.h2"))
        .isEqualTo("REPORTED by highlands; DISPUTED by coast; VERIFIED by mission");
    assertThat(record(at).movers()).isEmpty();
    assertThat(Seen.in("party:coast", acts, at).movers())
        .containsExactly("highlands: PERFORMANCE of X.h2");
  }

  private Seen record(String about) {
    return Seen.in("record", acts, about);
  }
}
