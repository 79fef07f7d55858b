package ledger.eyes.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A library of npm, in JavaScript: which ones, and in which versions, is in `package.json`.
record Npm(String library) implements Reader {

  private static final Path SOURCES = Path.of("src/test/npm");
  private static final Path HERE = Path.of("target/calendar-readers");
  private static final Run RUN = new Run(HERE, Map.of());

  @Override
  public Optional<String> missing() {
    return Run.finds("node") && Run.finds("npm")
        ? Optional.empty()
        : Optional.of("Node.js is not installed: apt-get install nodejs npm");
  }

  static void install() throws IOException, InterruptedException {
    Files.createDirectories(HERE);
    for (var name : List.of("package.json", "package-lock.json", "readers.mjs"))
      Files.write(HERE.resolve(name), Files.readAllBytes(SOURCES.resolve(name)));
    RUN.of(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
  }

  @Override
  public Map<String, String> events(Path file) throws IOException, InterruptedException {
    var events = new TreeMap<String, String>();
    RUN.of(List.of("node", "readers.mjs", library, file.toAbsolutePath().toString()))
        .lines()
        .map(line -> line.split("\t"))
        .forEach(cells -> events.put(cells[0], cells[1] + "/" + cells[2]));
    return events;
  }

  @Override
  public String toString() {
    return library;
  }
}
