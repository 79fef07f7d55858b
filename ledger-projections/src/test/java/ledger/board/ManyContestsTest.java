package ledger.board;

import static ledger.board.Quay.commitment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import ledger.view.HangsOn;
import org.junit.jupiter.api.Test;

/// Up to six contested matters are decided for one commitment; what does not reach it is not
/// counted.
class ManyContestsTest {

  private static final String AFTER = "2026-02-25";

  @Test
  void six_contested_suspensions_of_one_commitment_are_decided() {
    var cell = suspendedTimes(6, 1).seen("record", AFTER).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(Dueness.UNDETERMINED);
    assertThat(cell.because().rule()).isEqualTo(Cell.Rule.CONTESTED);
    assertThat(cell.hangsOn()).hasSize(6);
    assertThat(cell.hangsOn().getFirst().ways())
        .extracting(HangsOn.Outcome::comesOut)
        .containsExactly(List.of("SUSPENDED"), List.of("DUE", "SUSPENDED"));
  }

  @Test
  void seven_are_too_many_and_are_named() {
    var cell = suspendedTimes(7, 1).seen("record", AFTER).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(Dueness.UNDETERMINED);
    assertThat(cell.because().rule()).isEqualTo(Cell.Rule.TOO_MANY);
    assertThat(cell.hangsOn().stream().map(Talks::told))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 7)
                .mapToObj(i -> "dueness: VALID(suspension-" + i + ") denied by north")
                .toList());
    assertThat(cell.contestedBy()).hasToString("[north]");
  }

  @Test
  void seven_of_seven_commitments_are_each_decided() {
    var seen = suspendedTimes(7, 7).seen("record", AFTER);
    for (int i = 1; i <= 7; i++) {
      assertThat(seen.cell("A.n" + i).because().rule()).isEqualTo(Cell.Rule.CONTESTED);
      assertThat(seen.cell("A.n" + i).hangsOn().stream().map(Talks::told))
          .containsExactly("dueness: VALID(suspension-" + i + ") denied by north");
    }
  }

  @Test
  void seven_that_are_handed_on_are_each_decided() {
    var talks = Talks.inForce(commitments(7));
    for (int i = 1; i <= 7; i++)
      talks
          .says(
              "north",
              "2026-02-01",
              "ReassignCommitment",
              "'actId': '%s', 'agreement': 'A', 'key': 'n%d', 'side': 'DEBTOR', 'from': 'north', 'to': 'west'"
                  .formatted(Talks.id("handing-" + i), i))
          .takes("south", "DENIES", "VALID(handing-" + i + ")");
    var seen = talks.seen("record", AFTER);
    for (int i = 1; i <= 7; i++) {
      assertThat(seen.cell("A.n" + i).dueness()).isEqualTo(Dueness.DUE);
      assertThat(seen.cell("A.n" + i).hangsOn().stream().map(Talks::told))
          .containsExactly("debtors: VALID(handing-" + i + ") denied by south");
    }
  }

  private static String[] commitments(int times) {
    return IntStream.rangeClosed(1, times)
        .mapToObj(i -> commitment("n" + i, "north", "south", ""))
        .toArray(String[]::new);
  }

  private static Talks suspendedTimes(int times, int commitments) {
    var talks = Talks.inForce(commitments(commitments));
    for (int i = 1; i <= times; i++)
      talks
          .notice(
              "south",
              "suspension-" + i,
              "SUSPEND",
              "2026-02-10",
              ", 'scope': ['n" + (commitments == 1 ? 1 : i) + "']")
          .takes("north", "DENIES", "VALID(suspension-" + i + ")");
    return talks;
  }
}
