package ledger.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is delivered, run as its users run it.
final class Delivered {

  private static final Path CLI = Path.of("..", "ledger-cli", "target", "ledger-cli.jar");

  /// @param code with which a command ended
  /// @param said on both of its streams
  record Ended(int code, String said) {}

  private Delivered() {}

  static void mustExist(Path jar) {
    if (!Files.isRegularFile(jar))
      throw new IllegalStateException(
          jar.normalize()
              + " is missing: `mvn package` builds it, and `mvn verify` does so before");
  }

  static List<String> java(List<String> flags, Path jar) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@../jvm/command.flags"));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /// Runs the command line, as auditors do.
  static Ended ledger(List<String> arguments) throws IOException, InterruptedException {
    mustExist(CLI);
    var command = java(List.of(), CLI);
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
