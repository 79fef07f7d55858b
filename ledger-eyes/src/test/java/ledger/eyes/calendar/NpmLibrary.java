package ledger.eyes.calendar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.eyes.Npm;

/// A library of npm that reads calendar files.
record NpmLibrary(String library) implements Reader {

  @Override
  public Optional<String> missing() {
    return Npm.missing();
  }

  @Override
  public Map<String, String> events(Path file) throws IOException, InterruptedException {
    var events = new TreeMap<String, String>();
    Npm.ran("calendars.mjs", library, file.toAbsolutePath().toString())
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
