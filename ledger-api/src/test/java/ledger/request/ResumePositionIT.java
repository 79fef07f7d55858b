package ledger.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ledger.LedgerIT;
import ledger.dossier.postgres.ActsInLog;
import ledger.log.postgres.LogTable;
import ledger.problem.WrongQuestion;
import ledger.record.axon.Tail;
import ledger.role.ServerRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A node that is behind asks the record before it refuses a cursor.
class ResumePositionIT extends LedgerIT {

  @Autowired private LogTable entries;
  @Autowired private ActsInLog record;

  @Test
  void what_another_node_recorded_a_moment_ago_is_no_cursor_beyond_the_head() {
    long recorded = harbour("cursor");
    var behind = new ResumePosition(new Tail(8, 0), entries, record, ServerRole.WRITER);
    assertThat(behind.read("after", "-1")).isEqualTo(-1);
    assertThat(behind.read("after", String.valueOf(recorded))).isEqualTo(recorded);
    assertThatThrownBy(() -> behind.read("after", String.valueOf(recorded + 1)))
        .isInstanceOfSatisfying(
            WrongQuestion.class,
            wrong ->
                assertThat(wrong.problem().getProperties())
                    .containsEntry("currentState", "head " + recorded));
  }
}
