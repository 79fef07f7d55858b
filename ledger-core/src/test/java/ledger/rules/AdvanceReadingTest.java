package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ledger.Harbour;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.json.ActFormat;
import ledger.decision.Refusal.IllTypedReading;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvanceReadingTest {

  private static final String READING =
      "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': '%s', ";

  @Test
  void that_the_words_make_no_condition_is_a_reading_of_its_own() {
    var reading = reading("none", "'links': []");
    assertThat(reading.isFormal()).isTrue();
    assertThat(new String(new ActFormat().write(reading), StandardCharsets.UTF_8))
        .contains("\"links\":[]");
    Harbour.proposed().when("rep:north", reading).thenRecorded();
  }

  @Test
  void a_reading_in_words_is_no_formal_one() {
    assertThat(reading("words", "'words': {'en': 'step by step'}").isFormal()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'replaces': 'first'", "'replaces': ['first']"})
  void it_replaces_one_or_several_of_the_same_term(String replaces) {
    var second = reading("second", "'links': [], " + replaces);
    assertThat(second.replaces()).isEqualTo(List.of(Id.of("first")));
    Harbour.proposed()
        .given("rep:north", reading("first", "'links': [{'parallel': ['n1', 's1']}]"))
        .when("rep:north", second)
        .thenRecorded();
  }

  @Test
  void it_replaces_nothing_of_another_term() {
    Harbour.proposed()
        .given(
            "rep:north",
            "AdvanceReading",
            "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'n1', 'readingId': 'other', 'words': {'en': 'x'}")
        .when("rep:north", reading("second", "'links': [], 'replaces': ['other']"))
        .thenRefused(new IllTypedReading("replaces[0]", "\"other\" reads another term"));
  }

  @Test
  void only_a_duration_is_read_by_its_end() {
    Harbour.proposed()
        .when("rep:north", reading("end", "'period': 'P60D'"))
        .thenRefused(new IllTypedReading("period", "the term \"L\" is no duration"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'period': 'P60D', 'links': []                    | read a linkage
          'renewal': 'NONE', 'links': []                   | names its end
          'period': 'P60D', 'until': '2026-05-01T00:00Z'   | either "until" or "period"
          'replaces': ['r'], 'links': []                   | names the reading that is advanced
          'replaces': []                                   | a reading needs
          """)
  void what_contradicts_itself_is_no_reading(String fields, String fault) {
    assertThatThrownBy(() -> reading("r", fields)).hasMessageContaining(fault);
  }

  private static AdvanceReading reading(String id, String fields) {
    return (AdvanceReading) Harbour.act("AdvanceReading", READING.formatted(id) + fields);
  }
}
