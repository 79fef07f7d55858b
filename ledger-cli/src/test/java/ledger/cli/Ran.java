package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// What a command said, and with what it left.
record Ran(int code, String out, String err) {

  static Ran ledger(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  /// The bundle's own verifier; the test is skipped where there is no Python.
  static Ran python(Path bundle) throws IOException, InterruptedException {
    Assumptions.assumeTrue(hasPython(), "python3 is not installed, so verify.py was not run");
    return python(List.of(bundle.resolve("verify.py").toString(), bundle.toString()));
  }

  static Ran python(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor(60, TimeUnit.SECONDS);
    return new Ran(process.exitValue(), out, "");
  }

  static boolean hasPython() {
    return HAS_PYTHON;
  }

  private static final boolean HAS_PYTHON = looksForPython();

  private static boolean looksForPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException _) {
      return false;
    }
  }
}
