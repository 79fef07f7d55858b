package ledger.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import ledger.Harbour;
import ledger.value.Id;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {

  private static final Set<Id> PARTICIPANTS = Set.of(Id.of("north"), Id.of("south"));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an unnamed holder                            | 'mode': 'REPORTED', 'by': {'anonymous': 'a'}                                                                                   | ANONYMOUS
          an unnamed speaker for a named holder        | 'mode': 'REPORTED', 'by': 'north', 'through': {'person': {'anonymous': 'aide'}}                                                | ANONYMOUS
          done in the ledger                           | 'mode': 'PERFORMED', 'by': 'north'                                                                                             | FIRST_PARTY
          told by another participant                  | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'south', 'quoteMode': 'VERBATIM'}]                                    | ATTRIBUTED
          told by another, ex officio all the same     | 'mode': 'REPORTED', 'by': 'north', 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'south', 'quoteMode': 'VERBATIM'}]          | ATTRIBUTED
          told by the press                            | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM'}]                                  | APPARENT
          told by itself                               | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM'}]                                    | APPARENT
          ex officio, quoted                           | 'mode': 'REPORTED', 'by': 'north', 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM'}]        | FIRST_PARTY
          mandated, paraphrased                        | 'mode': 'REPORTED', 'by': 'north', 'capacity': {'mandated': 'm'}, 'chain': [{'relayer': 'gazette', 'quoteMode': 'PARAPHRASE'}] | FIRST_PARTY
          ex officio, summarised                       | 'mode': 'REPORTED', 'by': 'north', 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'gazette', 'quoteMode': 'SUMMARY'}]         | APPARENT
          imported                                     | 'mode': 'IMPORTED', 'by': 'north'                                                                                              | APPARENT
          """)
  void follows_from_the_envelope_and_the_first_row_that_matches_wins(
      String name, String envelope, Strength strength) {
    var act =
        Harbour.act("TakeStance", "'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', " + envelope);
    assertThat(Strength.of(act.envelope(), PARTICIPANTS::contains)).as(name).isEqualTo(strength);
  }
}
