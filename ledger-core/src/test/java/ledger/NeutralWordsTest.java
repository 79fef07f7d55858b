package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeutralWordsTest {

  @Test
  void no_name_in_the_core_judges() {
    assertThat(NeutralWords.inNames("ledger")).isEmpty();
  }

  @Test
  void that_check_can_fail() {
    assertThat(NeutralWords.inText("partyIsGuilty", "here")).containsExactly("here: guilty");
    assertThat(NeutralWords.inText("BreachAlleged by BREACH(AL1)", "here")).isEmpty();
    assertThat(NeutralWords.inText("complianceScore", "here")).hasSize(2);
  }
}
