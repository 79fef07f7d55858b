package ledger.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import ledger.act.AgreementAct.DeclareConsent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands of one party's consent, after everything it said, step by step.
class PartyConsentTest {

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SIGN                                         | SIGNED      | SIGN
          ACCEPT                                       | ACCEPTED    | ACCEPT
          SIGN ACCEPT                                  | ACCEPTED    | ACCEPT
          ACCEPT SIGN                                  | ACCEPTED    | ACCEPT
          PROVISIONAL                                  | PROVISIONAL | PROVISIONAL
          PROVISIONAL ACCEPT                           | ACCEPTED    | ACCEPT
          ACCEPT PROVISIONAL                           | ACCEPTED    | ACCEPT
          SIGN REJECT                                  | REJECTED    |
          REJECT ACCEPT                                | ACCEPTED    | ACCEPT
          SIGN WITHDRAW                                | WITHDRAWN   |
          SIGN ACCEPT/RATIFICATION WITHDRAW            | SIGNED      | SIGN
          SIGN ACCEPT/RATIFICATION WITHDRAW WITHDRAW   | WITHDRAWN   |
          SIGN ACCEPT WITHDRAW/RATIFICATION            | SIGNED      | SIGN
          SIGN ACCEPT WITHDRAW/SIGNATURE               | ACCEPTED    | ACCEPT
          SIGN WITHDRAW/SIGNATURE                      | WITHDRAWN   |
          SIGN WITHDRAW/RATIFICATION                   | SIGNED      | SIGN
          ACCEPT/SIGNATURE WITHDRAW/SIGNATURE          | WITHDRAWN   |
          ACCEPT/RATIFICATION WITHDRAW/SIGNATURE       | ACCEPTED    | ACCEPT/RATIFICATION
          SIGN PROVISIONAL WITHDRAW                    | SIGNED      | SIGN
          PROVISIONAL ACCEPT WITHDRAW                  | WITHDRAWN   |
          ACCEPT LEFT                                  | LEFT        |
          ACCEPT LEFT ACCEPT/ACCESSION                 | ACCEPTED    | ACCEPT/ACCESSION
          CARRIED                                      | ACCEPTED    | CARRIED
          CARRIED WITHDRAW                             | WITHDRAWN   |
          """)
  void each_word_moves_it_one_step(String said, PartyConsent.Stage stage, String standing) {
    var state = PartyConsent.<String>none();
    for (var word : said.split(" "))
      state =
          switch (word) {
            case "LEFT" -> state.left();
            case "CARRIED" -> state.carried(word);
            default -> state.after(consent(word), word);
          };
    assertThat(state.stage()).isEqualTo(stage);
    assertThat(state.standing().orElse(null)).isEqualTo(standing);
  }

  @ParameterizedTest(name = "{0}, then {1}: {2}")
  @CsvSource(
      textBlock =
          """
          SIGN,        SIGN,                  false
          SIGN,        ACCEPT,                true
          SIGN,        PROVISIONAL,           true
          PROVISIONAL, ACCEPT,                true
          PROVISIONAL, PROVISIONAL,           false
          ACCEPT,      SIGN,                  false
          ACCEPT,      PROVISIONAL,           false
          ACCEPT,      ACCEPT,                false
          SIGN,        WITHDRAW/SIGNATURE,    true
          SIGN,        WITHDRAW/RATIFICATION, false
          """)
  void a_word_that_goes_no_further_repeats_what_stands(
      String before, String word, boolean further) {
    var state = PartyConsent.<String>none().after(consent(before), before);
    assertThat(state.goesFurther(consent(word))).isEqualTo(further);
  }

  private static DeclareConsent consent(String word) {
    var parts = word.split("/");
    boolean provisional = parts[0].equals("PROVISIONAL");
    return (DeclareConsent)
        Harbour.act(
            "DeclareConsent",
            "'by': 'north', 'agreement': 'A', 'version': 1, 'decision': '"
                + (provisional ? "ACCEPT', 'provisional': true" : parts[0] + "'")
                + (parts.length > 1 ? ", 'means': '" + parts[1] + "'" : ""));
  }
}
