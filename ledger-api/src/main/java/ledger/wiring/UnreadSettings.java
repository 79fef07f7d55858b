package ledger.wiring;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// What is set under the ledger's name and read by nothing. Who misspells a setting gets its
/// default without a word, and a ledger that was to seal texts does not.
final class UnreadSettings {

  private static final String VARIABLES = "/ledger/wiring/variables.properties";

  private UnreadSettings() {}

  /// @param declared the settings that are read
  static Set<String> in(ConfigurableEnvironment settings, Collection<String> declared) {
    var unread = new TreeSet<String>();
    settings.getPropertySources().stream()
        .flatMap(source ->
            source instanceof EnumerablePropertySource<?> listed
                ? Stream.of(listed.getPropertyNames())
                : Stream.empty())
        .filter(name -> name.startsWith("ledger.") || name.startsWith("LEDGER_"))
        .forEach(unread::add);
    for (var name : declared) {
      unread.remove(name);
      unread.remove(SettingValues.variable(name));
    }
    unread.removeAll(ofCommands().stringPropertyNames());
    return unread;
  }

  /// Of the script, the image and the compose file.
  private static Properties ofCommands() {
    var variables = new Properties();
    try (var in = UnreadSettings.class.getResourceAsStream(VARIABLES)) {
      variables.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }
}
