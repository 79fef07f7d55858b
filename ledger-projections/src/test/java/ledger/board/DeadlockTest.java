package ledger.board;

import static ledger.board.Quay.done;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.dossier.Folded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each reads it so that the other goes first.
class DeadlockTest {

  @Test
  void two_readings_that_each_put_the_other_first_wait_in_a_circle() {
    assertThat(in(eachAfterTheOther()))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.keys()).hasToString("[A.n1, A.s1]");
          assertThat(d.waits())
              .extracting(w -> w.key() + " on " + w.on() + " by " + w.heldBy())
              .containsExactlyInAnyOrder("A.n1 on A.s1 by north", "A.s1 on A.n1 by south");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'occurred': {'relates': 's1', 'as': 'PERFORMANCE'}}",
        "{'count': {'relates': 's1', 'as': 'PARTIAL', 'kind': 'PASSAGE'}, 'atLeast': 2}"
      })
  void whoever_waits_for_a_report_of_a_performance_waits_for_it(String report) {
    assertThat(in(againstSouthAfterNorth(report)))
        .singleElement()
        .satisfies(d -> assertThat(d.keys()).hasToString("[A.n1, A.s1]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'occurred': {'relates': 's1', 'as': 'NON_PERFORMANCE'}}",
        "{'occurred': {'relates': 's1'}}",
        "{'occurred': {'kind': 'PASSAGE'}}"
      })
  void what_may_be_reported_without_a_performance_is_not_stuck(String report) {
    assertThat(in(againstSouthAfterNorth(report))).isEmpty();
  }

  private static Harbour againstSouthAfterNorth(String report) {
    return words()
        .given(
            "rep:north",
            "AdvanceReading",
            "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'N', 'links': [{'on': 'n1', 'when': %s}]"
                .formatted(report))
        .given("rep:south", "AdvanceReading", after("south", "S", "n1", "s1"));
  }

  @Test
  void one_reading_that_both_hold_is_no_circle() {
    var harbour = words().given("rep:north", "AdvanceReading", after("north", "N", "s1", "n1"));
    harbour.given(
        "rep:south",
        "TakeStance",
        "'by': 'south', 'proposition': 'MEANS(A.L,N)', 'stance': 'AFFIRMS'");
    assertThat(in(harbour)).isEmpty();
  }

  @Test
  void readings_that_wait_for_readiness_block_nobody() {
    assertThat(in(inForce(n1(""), s1(""), linkage("'n1', 's1'", "{'parallel': ['n1', 's1']}"))))
        .isEmpty();
  }

  @Test
  void once_one_has_gone_first_the_circle_is_open() {
    var harbour =
        eachAfterTheOther()
            .given(
                "rep:south",
                "ReportOccurrence",
                done("south", "o", "2026-02-25T00:00Z", "{'key': 's1', 'as': 'PERFORMANCE'}"));
    assertThat(in(harbour)).isEmpty();
  }

  @Test
  void in_a_deadlock_each_party_sees_the_other_to_move() {
    var entries = Quay.entries(eachAfterTheOther());
    assertThat(Seen.in("party:north", entries, "2026-03-01T12:00Z").movers())
        .containsExactly("south: PERFORMANCE of A.s1");
    assertThat(Seen.in("party:south", entries, "2026-03-01T12:00Z").movers())
        .containsExactly("north: PERFORMANCE of A.n1");
  }

  private static Harbour eachAfterTheOther() {
    return words()
        .given("rep:north", "AdvanceReading", after("north", "N", "s1", "n1"))
        .given("rep:south", "AdvanceReading", after("south", "S", "n1", "s1"));
  }

  private static Harbour words() {
    return inForce(n1(""), s1(""), linkage("'n1', 's1'", ""));
  }

  private static String after(String by, String reading, String first, String then) {
    return "'by': '%s', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': '%s', 'links': [{'after': ['%s'], 'then': '%s'}]"
        .formatted(by, reading, first, then);
  }

  private static List<Deadlock> in(Harbour harbour) {
    return Deadlock.in(Folded.of(harbour));
  }
}
