package ledger.typed;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.sentence.Language;

/// The months by the names and abbreviations that a language has for them, and by the English ones.
record MonthNames(Map<String, Month> byName) {

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  static MonthNames of(Language language) {
    var names = new HashMap<String, Month>();
    locales(language)
        .forEach(locale -> {
          for (var month : Month.values())
            for (var style : STYLES) names.put(plain(month.getDisplayName(style, locale)), month);
        });
    return new MonthNames(Map.copyOf(names));
  }

  /// Arabic has two sets of names, and people of one region do not use the other's.
  private static Stream<Locale> locales(Language language) {
    return Stream.concat(
        Stream.of(Locale.ENGLISH, Language.ENGLISH.locale(), language.locale()),
        language == Language.ARABIC ? Stream.of(Locale.of("ar", "IQ")) : Stream.empty());
  }

  Optional<Month> of(String name) {
    return Optional.ofNullable(byName.get(plain(name)));
  }

  /// Whichever letters it is typed in, and without the dot of an abbreviation. The dotless i of
  /// Azerbaijani is no other letter here.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[.\\u0307]", "").replace('ı', 'i');
  }
}
