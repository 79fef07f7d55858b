package ledger.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/// Colours are for people at a terminal who have not asked for none (<https://no-color.org>).
final class Colours {

  private Colours() {}

  static ColorScheme scheme() {
    return Help.defaultColorScheme(
        wanted(Terminal.isThere(), Map.copyOf(System.getenv())) ? Ansi.ON : Ansi.OFF);
  }

  static boolean wanted(boolean terminal, Map<String, String> environment) {
    boolean declined =
        Optional.ofNullable(environment.get("NO_COLOR")).filter(set -> !set.isEmpty()).isPresent();
    return terminal && !declined && !"dumb".equals(environment.get("TERM"));
  }
}
