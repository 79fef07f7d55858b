package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Takes a stance on something that is not on record.
class PropositionRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXISTS(B)",
        "EXISTS(.)",
        "CLAIM(..)",
        "CONSENTED(south,A,9)",
        "OWES(A..,south)",
        "SHOULD(A,.)",
        "VALID(1-1-1-1-1)"
      })
  void a_name_that_nothing_has_is_unknown_even_where_nothing_could_have_it(String proposition) {
    assertThat(
            Harbour.proposed()
                .when(
                    "rep:south",
                    "TakeStance",
                    "'by': 'south', 'stance': 'AFFIRMS', 'proposition': '" + proposition + "'")
                .name())
        .isEqualTo("Unknown");
  }
}
