package ledger.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever reads a language reads what was said in it, whatever region or script is named beside.
class WordsTest {

  @ParameterizedTest(name = "{0} among {1}: {2}")
  @CsvSource({
    "sr,         en sr-Latn-ME,             sr-Latn-ME",
    "sr,         en sr sr-Latn-ME,          sr",
    "sr-Latn,    en sr-Cyrl sr-Latn-ME,     sr-Latn-ME",
    "sr-Latn-ME, en sr-Cyrl sr-Latn,        sr-Latn",
    "sr-Latn-ME, en sr-Cyrl,                sr-Cyrl",
    "SR-latn,    en sr-Latn,                sr-Latn",
    "fr-CA,      de fr,                     fr",
    "cnr,        cnr en,                    cnr",
    "sr,         cnr en,                    en",
    "s,          en sr,                     en",
    "hy,         de en-GB,                  en-GB",
    "hy,         de fr,                     de",
    "1a,         1A en,                     1A"
  })
  void the_nearest_text_is_given_else_the_english_one_else_the_first(
      String asked, String tags, String given) {
    var words = words(tags);
    assertThat(words.tagFor(asked)).isEqualTo(given);
    assertThat(words.in(asked)).isEqualTo("in " + given);
    assertThat(words.only(asked)).isEqualTo(Words.of(given, "in " + given));
  }

  /// Names of places are often the same in several languages.
  @Test
  void a_text_that_two_languages_share_is_told_in_the_one_that_was_asked_for() {
    var words = new Words(new TreeMap<>(Map.of("en", "Metsamor", "hy", "Metsamor")));
    assertThat(words.tagFor("hy")).isEqualTo("hy");
  }

  private static Words words(String tags) {
    return new Words(
        Arrays.stream(tags.split(" "))
            .collect(
                Collectors.toMap(tag -> tag, tag -> "in " + tag, (one, _) -> one, TreeMap::new)));
  }
}
