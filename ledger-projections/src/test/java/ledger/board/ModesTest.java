package ledger.board;

import static ledger.board.Dueness.IN_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import ledger.readiness.ReadinessBoard;
import ledger.view.Performance.Mark;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is to be kept up, and what is to be tried, is never over with one report.
class ModesTest {

  private static final String AFTER = "2026-02-25";

  @ParameterizedTest
  @ValueSource(strings = {"MAINTAIN", "REFRAIN"})
  void what_is_to_be_kept_up_stands_whatever_is_reported_of_it(String mode) {
    var talks =
        Talks.inForce(Quay.n1(mode))
            .reports("north", "good", "2026-02-01", "{'key': 'n1', 'as': 'PERFORMANCE'}")
            .reports("south", "bad", "2026-02-10", "{'key': 'n1', 'as': 'CONTRARY'}");
    var cell = talks.seen("record", AFTER).cell("A.n1");
    assertThat(talks.record("A.n1", AFTER)).isEqualTo("A.n1 IN_EFFECT since 2026-01-20");
    assertThat(cell.performance())
        .extracting(l -> l.mark() + " " + l.by() + " " + l.at().getFirst().from().orElseThrow())
        .containsExactlyInAnyOrder(
            Mark.REPORTED + " [north] 2026-02-01T00:00Z",
            Mark.CONTRARY_REPORTED + " [south] 2026-02-10T00:00Z");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(IN_EFFECT, IN_EFFECT, IN_EFFECT, IN_EFFECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAINTAIN", "REFRAIN", "BEST_EFFORTS"})
  void whoever_owes_it_may_still_be_ready_and_whom_it_is_owed_to_may_let_it_go(String mode) {
    var talks =
        Talks.inForce(Quay.n1(mode))
            .reports("north", "good", "2026-02-01", "{'key': 'n1', 'as': 'PERFORMANCE'}")
            .ready("north", "A", "n1", "2026-02-05")
            .says("south", "2026-02-10", "ReleaseCommitment", "'agreement': 'A', 'key': 'n1'");
    assertThat(talks.record("A.n1", AFTER)).startsWith("A.n1 RELEASED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAINTAIN", "REFRAIN", "BEST_EFFORTS"})
  void no_report_of_it_spends_a_readiness(String mode) {
    var talks =
        Talks.inForce(Quay.n1(mode))
            .ready("north", "A", "n1", "2026-01-25")
            .reports("north", "good", "2026-02-01", "{'key': 'n1', 'as': 'PERFORMANCE'}");
    assertThat(ReadinessBoard.of(Supervaluation.of(talks.dossier(AFTER), View.RECORD)).lines())
        .extracting(ReadinessBoard.Line::state)
        .containsExactly(ReadinessBoard.State.READY);
  }

  @Test
  void best_efforts_have_no_dueness_no_deadline_and_move_nobody() {
    var talks =
        Talks.inForce(Quay.n1("BEST_EFFORTS, 'due': {'at': '2026-02-10T00:00Z'}"), Quay.s1(""));
    var cell = talks.seen("record", AFTER).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(Dueness.NOT_COMPUTED);
    assertThat(cell.due()).isEmpty();
    assertThat(talks.seen("record", AFTER).movers()).containsExactly("south: PERFORMANCE of A.s1");
    assertThat(talks.dates("record", "2026-02-01")).noneMatch(d -> d.contains("A.n1"));
  }

  @Test
  void best_efforts_under_an_agreement_that_is_over_have_ended() {
    var talks =
        Talks.inForce(Quay.n1("BEST_EFFORTS"))
            .notice("north", "end", "TERMINATE", "2026-02-10", "");
    assertThat(talks.record("A.n1", "2026-02-09")).startsWith("A.n1 NOT_COMPUTED");
    assertThat(talks.record("A.n1", AFTER)).isEqualTo("A.n1 ENDED since 2026-02-10");
  }
}
