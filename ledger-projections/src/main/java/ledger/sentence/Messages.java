package ledger.sentence;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The messages of a bundle in one language, each under its key.
///
/// @see <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU's
///   syntax</a>
public final class Messages {

  private final ResourceBundle patterns;
  private final Map<String, Pattern> read = new ConcurrentHashMap<>();
  private final Locale language;
  private final ListFormatter and;
  private final ListFormatter or;

  /// In the language asked for, or in English where there is no such translation.
  ///
  /// @param bundle such as `ledger.sentence.sentences`
  public Messages(String bundle, Locale language) {
    this.patterns =
        ResourceBundle.getBundle(
            bundle,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.language = patterns.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : language;
    this.and = ListFormatter.getInstance(this.language);
    this.or =
        ListFormatter.getInstance(this.language, ListFormatter.Type.OR, ListFormatter.Width.WIDE);
  }

  public Set<String> keys() {
    return patterns.keySet();
  }

  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  /// The message as it is written.
  public String pattern(String key) {
    return patterns.getString(key);
  }

  /// @throws IllegalArgumentException where the message names what is not among the arguments
  public String text(String key, Map<String, Object> arguments) {
    var pattern = read.computeIfAbsent(key, k -> Pattern.of(patterns.getString(k), language));
    if (!arguments.keySet().containsAll(pattern.names()))
      throw new IllegalArgumentException(
          key
              + " names "
              + pattern.names()
              + ", and there is "
              + new TreeSet<>(arguments.keySet()));
    return pattern.with(arguments);
  }

  /// `a, b and c` as the language has it.
  public String all(Collection<String> parts) {
    return and.format(parts);
  }

  /// `a, b or c`.
  public String any(Collection<String> parts) {
    return or.format(parts);
  }

  /// A message whose pattern was read once.
  private record Pattern(MessageFormat format, Set<String> names) {

    static Pattern of(String pattern, Locale language) {
      var format = new MessageFormat(pattern, language);
      return new Pattern(format, new TreeSet<>(format.getArgumentNames()));
    }

    /// One at a time: a format of ICU is not for several threads.
    String with(Map<String, Object> arguments) {
      synchronized (format) {
        return format.format(arguments, new StringBuffer(), null).toString();
      }
    }
  }
}
