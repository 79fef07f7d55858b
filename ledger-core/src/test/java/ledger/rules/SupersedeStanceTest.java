package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.Harbour;
import ledger.decision.Refusal.NotAnEarlierStance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Puts a stance in the place of an earlier one, of which both may have been taken on one day.
class SupersedeStanceTest {

  private static final UUID EARLIER = UUID.fromString("00000000-0000-4000-8000-000000000007");

  @Test
  void a_holder_puts_a_later_stance_in_the_place_of_its_own() {
    taken().when("rep:south", "TakeStance", stance("south", "EXISTS(A)", "")).thenRecorded();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rep:north | north | EXISTS(A)         |
          rep:south | south | SHOULD(A)         |
          rep:south | south | EXISTS(A)         | 2026-02-01T00:00Z
          """)
  void another_holders_another_propositions_and_a_later_one_are_not_meant(
      String user, String by, String proposition, String statedAt) {
    taken()
        .when(
            user,
            "TakeStance",
            stance(by, proposition, statedAt == null ? "" : ", 'statedAt': '" + statedAt + "'"))
        .thenRefused(new NotAnEarlierStance(EARLIER));
  }

  @Test
  void an_act_that_is_not_on_record_or_is_no_stance_is_not_meant() {
    assertThat(
            Harbour.proposed()
                .when("rep:south", "TakeStance", stance("south", "EXISTS(A)", ""))
                .name())
        .isEqualTo("NotAnEarlierStance");
  }

  private static Harbour taken() {
    return Harbour.proposed()
        .given(
            "rep:south",
            "TakeStance",
            "'actId': '"
                + EARLIER
                + "', 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'DENIES', 'statedAt': '2026-02-10T00:00Z'");
  }

  private static String stance(String by, String proposition, String more) {
    return "'by': '"
        + by
        + "', 'proposition': '"
        + proposition
        + "', 'stance': 'AFFIRMS', 'supersedes': '"
        + EARLIER
        + "'"
        + more;
  }
}
