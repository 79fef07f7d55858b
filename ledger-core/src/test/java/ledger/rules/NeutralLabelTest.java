package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.act.NegotiationAct.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralLabelTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the illegal road",
        "ILLEGAL",
        "an (illegal) road",
        "illegal-regime",
        "\uff49\uff4c\uff4c\uff45\uff47\uff41\uff4c",
        "illega\u0301l"
      })
  void a_word_is_found_however_it_is_dressed(String label) {
    assertThat(NeutralLabel.wordAgainst(Policy.DEFAULT, label)).hasValue("illegal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Road of Illegalia",
        "Stepanakert",
        "\u0531\u0580\u0581\u0561\u056d",
        "Qarabağ",
        "The underscore"
      })
  void other_words_are_left_alone(String label) {
    assertThat(NeutralLabel.wordAgainst(Policy.DEFAULT, label)).isEmpty();
  }

  @Test
  void a_negotiation_may_have_a_list_of_its_own_in_any_language() {
    var policy = new Policy(Set.of(), Map.of("fr", List.of("occupé", "hors la loi")));
    assertThat(NeutralLabel.wordAgainst(policy, "Le quai OCCUPÉ")).hasValue("occupé");
    assertThat(NeutralLabel.wordAgainst(policy, "Les hors-la-loi du port")).hasValue("hors la loi");
    assertThat(NeutralLabel.wordAgainst(policy, "illegal")).isEmpty();
  }
}
