package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCodesTest {

  @ParameterizedTest
  @ValueSource(strings = {"hy", "az-Latn", "sh", "sr-Latn", "EN", "und"})
  void a_language_is_named_by_two_letters(String tag) {
    assertThat(LanguageCodes.isLanguage(tag)).isTrue();
  }

  /// Dari, Montenegrin, Dinka, Northern Kurdish, Levantine Arabic: programs speak none of them.
  @ParameterizedTest
  @ValueSource(strings = {"prs", "cnr", "din", "kmr", "apc", "prs-AF"})
  void or_by_three_where_it_has_none_of_two(String tag) {
    assertThat(LanguageCodes.isLanguage(tag)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm", "hye", "eng", "per", "rus"})
  void what_has_a_code_of_two_letters_is_not_known_by_a_longer_one(String tag) {
    assertThat(LanguageCodes.isLanguage(tag)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Armenian", "Eastern Armenian", "xx", "армянский", "h"})
  void a_word_is_no_code(String tag) {
    assertThat(LanguageCodes.isLanguage(tag)).isFalse();
  }
}
