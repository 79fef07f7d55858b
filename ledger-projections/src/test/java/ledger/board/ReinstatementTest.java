package ledger.board;

import static ledger.board.Dueness.DUE;
import static ledger.board.Dueness.ENDED;
import static ledger.board.Dueness.UNDETERMINED;
import static ledger.board.Quay.n1;
import static org.assertj.core.api.Assertions.assertThat;

import ledger.register.Register.Status;
import ledger.view.Notices;
import org.junit.jupiter.api.Test;

/// What had ended is revived under a power in the text by notice, and outside it by nobody alone.
class ReinstatementTest {

  private static final String AFTER = "2026-02-25";
  private static final String POWER =
      "{'kind': 'POWER', 'key': 'P', 'texts': 'x', 'effect': 'REINSTATE', 'holders': ['south']}";

  @Test
  void under_a_power_in_the_text_it_has_effect_as_any_notice_has() {
    var talks = ended().notice("south", "revival", "REINSTATE", "2026-02-15", ", 'powerKey': 'P'");
    assertThat(talks.dueness("A.n1", "2026-02-14")).containsExactly(ENDED, ENDED, ENDED, ENDED);
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(DUE, DUE, DUE, DUE);
    talks.takes("north", "DENIES", "VALID(revival)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, ENDED, DUE, DUE);
  }

  @Test
  void outside_the_text_it_is_undetermined_on_record_and_for_the_silent_until_all_affirm_it() {
    var talks = ended().notice("south", "revival", "REINSTATE", "2026-02-15", "");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(UNDETERMINED, UNDETERMINED, DUE, UNDETERMINED);
    assertThat(talks.hangs("A.n1", AFTER)).containsExactly("dueness: VALID(revival)");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(revival(talks, "record")).isEqualTo(Notices.State.UNDETERMINED);
    talks.takes("north", "AFFIRMS", "VALID(revival)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, DUE, DUE, UNDETERMINED);
    talks.takes("west", "AFFIRMS", "VALID(revival)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(DUE, DUE, DUE, DUE);
  }

  @Test
  void
      denied_by_one_and_reserved_on_by_another_each_sees_its_own_and_the_date_is_in_the_calendar() {
    var talks =
        ended()
            .notice("south", "revival", "REINSTATE", "2026-03-15", "")
            .takes("north", "DENIES", "VALID(revival)")
            .takes("west", "RESERVES", "VALID(revival)");
    assertThat(talks.dates("record", AFTER))
        .contains(
            "NOTICE_TAKES_EFFECT revival/south 2026-03-15 if date: VALID(revival) denied by north reserved by west");
    var after = "2026-03-20";
    assertThat(talks.dueness("A.n1", after))
        .containsExactly(UNDETERMINED, ENDED, DUE, UNDETERMINED);
    assertThat(revival(talks, "record")).isEqualTo(Notices.State.CONTESTED);
    assertThat(revival(talks, "party:north")).isEqualTo(Notices.State.NOT_ACCEPTED);
    assertThat(revival(talks, "party:west")).isEqualTo(Notices.State.UNDETERMINED);
  }

  private static Notices.State revival(Talks talks, String view) {
    return talks.register(view, AFTER).notices().stream()
        .filter(n -> n.id().value().equals("revival"))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static Talks ended() {
    return Talks.inForce(n1(""), POWER).notice("north", "end", "TERMINATE", "2026-02-10", "");
  }
}
