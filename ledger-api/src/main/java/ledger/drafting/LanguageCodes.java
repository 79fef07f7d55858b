package ledger.drafting;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which language tags name a language, as far as can be told without a list of some eight
/// thousand. Java has those that programs are translated into; Dari, Montenegrin and Dinka, in
/// which people negotiate, are not among them.
final class LanguageCodes {

  private static final String UNDETERMINED = "und";

  private static final Set<String> OF_TWO_LETTERS = with(List.of(Locale.getISOLanguages()), "sh");

  /// `arm`, `hye`: of languages that have a code of two letters, by which alone they are known.
  private static final Set<String> SPELLED_LONGER =
      with(
          Arrays.stream(Locale.getISOLanguages())
              .map(language -> Locale.of(language).getISO3Language())
              .toList(),
          "alb",
          "arm",
          "baq",
          "bur",
          "chi",
          "cze",
          "dut",
          "fre",
          "geo",
          "ger",
          "gre",
          "ice",
          "mac",
          "mao",
          "may",
          "per",
          "rum",
          "slo",
          "tib",
          "wel");

  private LanguageCodes() {}

  static boolean isLanguage(String tag) {
    var language = Locale.forLanguageTag(tag).getLanguage();
    return tag.equals(UNDETERMINED)
        || OF_TWO_LETTERS.contains(language)
        || language.length() == 3 && !SPELLED_LONGER.contains(language);
  }

  private static Set<String> with(Collection<String> languages, String... more) {
    return Stream.concat(languages.stream(), Stream.of(more))
        .collect(Collectors.toUnmodifiableSet());
  }
}
