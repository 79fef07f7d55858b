package ledger.docket;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import ledger.act.AllegationAct.Answer;
import ledger.docket.Docket.State;
import ledger.dossier.Folded;
import org.junit.jupiter.api.Test;

class DocketTest {

  private static final String ALLEGED =
      "'by': 'south', 'id': 'AL', 'against': 'north', 'keys': ['n1'], 'particulars': 'x'";

  @Test
  void without_an_answer_none_is_recorded_and_nothing_is_admitted() {
    var listed = listed(Harbour.proposed().given("rep:south", "AllegeBreach", ALLEGED));
    assertThat(listed.state()).isEqualTo(State.RAISED);
    assertThat(listed.answer()).isEmpty();
  }

  @Test
  void the_latest_answer_stands_and_the_earlier_ones_are_kept() {
    var listed =
        listed(
            Harbour.proposed()
                .given("rep:south", "AllegeBreach", ALLEGED)
                .given(
                    "rep:north",
                    "RespondToAllegation",
                    "'by': 'north', 'id': 'AL', 'answer': 'RESERVE', 'statedAt': '2026-02-01T00:00Z'")
                .given(
                    "rep:north",
                    "RespondToAllegation",
                    "'by': 'north', 'id': 'AL', 'answer': 'DENY', 'statedAt': '2026-02-02T00:00Z'"));
    assertThat(listed.answer()).hasValue(Answer.DENY);
    assertThat(listed.answers()).hasSize(2);
  }

  @Test
  void an_answer_that_others_report_is_shown_and_answers_nothing() {
    var listed =
        listed(
            Harbour.proposed()
                .given("rep:south", "AllegeBreach", ALLEGED)
                .given(
                    "recorder",
                    "RespondToAllegation",
                    "'mode': 'REPORTED', 'by': 'north', 'id': 'AL', 'answer': 'DENY'"));
    assertThat(listed.state()).isEqualTo(State.RAISED);
    assertThat(listed.answers()).hasSize(1);
  }

  private static Docket.Listed listed(Harbour harbour) {
    return Docket.of(Folded.of(harbour)).allegations().getFirst();
  }
}
