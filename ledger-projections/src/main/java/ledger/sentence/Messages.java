package ledger.sentence;

import com.ibm.icu.text.ListFormatter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The messages of a bundle in one language, each under its key. Nothing is said in another
/// language than the one asked for: that each bundle has all of them, a test sees to.
///
/// @see <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU's
///   syntax</a>
public final class Messages {

  private final Map<String, String> patterns;
  private final Map<String, Message> read = new ConcurrentHashMap<>();
  private final Language language;
  private final ListFormatter and;
  private final ListFormatter or;

  /// @param bundle such as `ledger.sentence.sentences`: a file in UTF-8 for each language
  public Messages(String bundle, Language language) {
    this.patterns = patterns(language.resource(bundle));
    this.language = language;
    this.and = ListFormatter.getInstance(language.locale());
    this.or =
        ListFormatter.getInstance(
            language.locale(), ListFormatter.Type.OR, ListFormatter.Width.WIDE);
  }

  private static Map<String, String> patterns(String resource) {
    var file = new Properties();
    try (var in =
        Optional.ofNullable(Messages.class.getClassLoader().getResourceAsStream(resource))
            .orElseThrow(() -> new IllegalStateException("no messages: " + resource))) {
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
    var patterns = new TreeMap<String, String>();
    file.forEach((key, pattern) -> patterns.put(key.toString(), pattern.toString()));
    return patterns;
  }

  public Set<String> keys() {
    return patterns.keySet();
  }

  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  /// The message as it is written.
  ///
  /// @throws IllegalArgumentException where there is none
  public String pattern(String key) {
    return Optional.ofNullable(patterns.get(key))
        .orElseThrow(() -> new IllegalArgumentException("no message: " + key));
  }

  /// @throws IllegalArgumentException where the message names what is not among the arguments
  public String text(String key, Map<String, ?> arguments) {
    var message = read.computeIfAbsent(key, k -> Message.of(language, pattern(k)));
    if (!arguments.keySet().containsAll(message.names()))
      throw new IllegalArgumentException(
          key
              + " names "
              + message.names()
              + ", and there is "
              + new TreeSet<>(arguments.keySet()));
    return message.with(arguments);
  }

  /// `a, b and c` as the language has it.
  public String all(Collection<String> parts) {
    return and.format(isolated(parts));
  }

  /// `a, b or c`.
  public String any(Collection<String> parts) {
    return or.format(isolated(parts));
  }

  private Collection<String> isolated(Collection<String> parts) {
    return parts.stream().map(part -> Isolated.in(language, part)).toList();
  }
}
