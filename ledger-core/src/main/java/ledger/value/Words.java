package ledger.value;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The same text in one or more languages, exactly as given, never normalised.
///
/// @param byLanguage from a BCP 47 tag (`und` where the language was not said) to the text
public record Words(SortedMap<String, String> byLanguage) {

  public Words {
    Malformed.unless(
        !byLanguage.isEmpty(), "no text: give at least one language, as {\"en\": \"…\"}");
    byLanguage.forEach((language, text) ->
        Malformed.unless(
            language.matches("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*"),
            "\"" + language + "\" is no language tag: use BCP 47, such as \"en\" or \"hy\""));
    byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
  }

  public static Words of(String language, String text) {
    return new Words(new TreeMap<>(Map.of(language, text)));
  }

  public boolean isBlank() {
    return byLanguage.values().stream().allMatch(String::isBlank);
  }

  /// The same, with nothing but the text that [#in] gives.
  public Words only(String language) {
    return of(tagFor(language), in(language));
  }

  /// The text in the language asked for, as near as there is one, else in English, else in the
  /// first there is.
  ///
  /// @param language BCP 47
  public String in(String language) {
    return Objects.requireNonNull(byLanguage.get(tagFor(language)));
  }

  /// What the language of that text is called here.
  public String tagFor(String language) {
    return Stream.of(language, "en")
        .flatMap(asked -> nearest(asked).stream())
        .findFirst()
        .orElseGet(byLanguage::firstKey);
  }

  private Optional<String> nearest(String language) {
    return byLanguage.containsKey(language)
        ? Optional.of(language)
        : LanguageTags.in(language, byLanguage.keySet()).stream().findFirst();
  }
}
