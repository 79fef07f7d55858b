package ledger.eyes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Libraries of npm, in JavaScript, and the scripts that have them read something. Which ones, and
/// in which versions, is in `package.json`.
public final class Npm {

  private static final Path SOURCES = Path.of("src/test/npm");
  private static final Path HERE = Path.of("target/npm");
  private static final Run RUN = new Run(HERE, Map.of());

  private Npm() {}

  /// Why they cannot be asked on this machine.
  public static Optional<String> missing() {
    return Run.finds("node") && Run.finds("npm")
        ? Optional.empty()
        : Optional.of("Node.js is not installed: apt-get install nodejs npm");
  }

  private static boolean isInstalled;

  /// What the lock file names, and nothing else; once for all tests.
  public static synchronized void install() throws IOException, InterruptedException {
    if (isInstalled) return;
    Files.createDirectories(HERE);
    try (var files = Files.list(SOURCES)) {
      for (var file : files.toList())
        Files.write(HERE.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    RUN.of(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    isInstalled = true;
  }

  /// What a script prints.
  public static String ran(String script, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", script));
    command.addAll(Arrays.asList(arguments));
    return RUN.of(command);
  }
}
