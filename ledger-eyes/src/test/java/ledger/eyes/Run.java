package ledger.eyes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that is run in a folder of its own, as in a place where clocks show UTC.
public record Run(Path folder, Map<String, String> environment) {

  /// Whether it is installed.
  public static boolean finds(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// What it prints.
  ///
  /// @throws IOException where it fails, or says that it left something out
  public String of(List<String> command) throws IOException, InterruptedException {
    var out = Files.createTempFile("out", ".txt");
    var errors = Files.createTempFile("err", ".txt");
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.environment().put("TZ", "UTC");
      var process = builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end");
      }
      if (process.exitValue() != 0)
        throw new IOException(command + " failed: " + Files.readString(errors));
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(out);
      Files.delete(errors);
    }
  }
}
