package ledger.cli.treaties;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedIdTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LANTERN_1950A                | LANTERN_1950A
          QUA-ZED[SALT]_1960A          | QUA-ZED.5BSALT.5D_1960A
          TB2_1998P:TB_1979A           | TB2_1998P.3ATB_1979A
          Society of the Grey Lake     | Society.20of.20the.20Grey.20Lake
          Böhm                         | B.C3.B6hm
          a.b                          | a.2Eb
          a.2Eb                        | a.2E2Eb
          ..                           | .2E.2E
          """)
  void a_key_becomes_an_id_and_is_found_again_in_it(String key, String id) {
    assertThat(EscapedId.of(key)).contains(Id.of(id));
    assertThat(EscapedId.key(Id.of(id))).contains(key);
  }

  @Test
  void what_is_too_long_becomes_none_rather_than_a_shorter_one() {
    assertThat(EscapedId.of("x".repeat(64))).isPresent();
    assertThat(EscapedId.of("x".repeat(65))).isEmpty();
    assertThat(EscapedId.of(" ".repeat(22))).isEmpty();
    assertThat(EscapedId.of("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a.2", "a.", "a.2e", "a.41", "a.FF", "a.+1"})
  void an_id_that_was_not_made_here_has_no_key(String id) {
    assertThat(Id.parse(id).flatMap(EscapedId::key)).isEmpty();
  }
}
