package ledger.value;

import java.util.Collections;
import java.util.Map;
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
    var text = in(language);
    return byLanguage.entrySet().stream()
        .filter(e -> e.getValue().equals(text))
        .findFirst()
        .map(e -> of(e.getKey(), text))
        .orElseThrow();
  }

  /// The text in the language asked for, else in English, else in the first there is.
  public String in(String language) {
    return Stream.of(language, "en", byLanguage.firstKey())
        .flatMap(tag -> Optional.ofNullable(byLanguage.get(tag)).stream())
        .findFirst()
        .orElseThrow();
  }
}
