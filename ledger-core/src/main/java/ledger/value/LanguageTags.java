package ledger.value;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which texts are in the language that somebody reads: whoever asks for `sr` reads `sr-Latn-ME`,
/// and whoever asks for `fr-CA` reads `fr`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4647#section-3.3.1">RFC 4647 section 3.3.1</a>
public final class LanguageTags {

  /// What else a tag may begin with names no language.
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]+");

  private LanguageTags() {}

  /// Those of the language asked for, the nearest first.
  public static List<String> in(String asked, Collection<String> tags) {
    var language = language(asked);
    if (tags.stream().noneMatch(tag -> language(tag).equalsIgnoreCase(language))) return List.of();
    return LETTERS.matcher(language).matches()
        ? Locale.filterTags(ranges(asked), tags)
        : tags.stream().filter(asked::equalsIgnoreCase).toList();
  }

  /// What is asked for, and then with less and less said of script and region.
  private static List<LanguageRange> ranges(String asked) {
    return Stream.iterate(
            asked,
            range -> !range.isEmpty(),
            range -> range.substring(0, Math.max(0, range.lastIndexOf('-'))))
        .map(LanguageRange::new)
        .toList();
  }

  private static String language(String tag) {
    return tag.split("-", 2)[0];
  }
}
