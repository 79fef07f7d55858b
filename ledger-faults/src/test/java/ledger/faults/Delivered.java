package ledger.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is delivered, run as its users run it.
final class Delivered {

  private static final Path LEDGER = Path.of("..", "ledger").toAbsolutePath().normalize();

  /// @param code with which a command ended
  /// @param said on both of its streams
  record Ended(int code, String said) {}

  private Delivered() {}

  static ProcessBuilder ledger(List<String> arguments) {
    var command = new ArrayList<>(List.of(LEDGER.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /// Runs it to its end, as auditors do.
  static Ended run(List<String> arguments) throws IOException, InterruptedException {
    var process = ledger(arguments).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
