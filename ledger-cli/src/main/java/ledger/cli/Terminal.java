package ledger.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The terminal that a command is typed at, where there is one.
final class Terminal {

  /// Of a line where there is no terminal: files and programs read on.
  private static final int WIDTH_ELSEWHERE = 160;

  private Terminal() {}

  static boolean isThere() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// In columns.
  static int width() {
    return isThere() ? asked().orElse(80) : WIDTH_ELSEWHERE;
  }

  private static Optional<Integer> asked() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.strip().matches("[0-9]{1,4} [1-9][0-9]{0,3}")
          ? Optional.of(Integer.parseInt(size.strip().split(" ")[1]))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
