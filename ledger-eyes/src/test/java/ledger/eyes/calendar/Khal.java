package ledger.eyes.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ledger.eyes.Run;

/// khal, which Debian packages: a program for the terminal, in Python.
record Khal() implements Reader {

  /// The days of an event without times are printed without times, the last as a part of it.
  private static final String CONFIG =
      """
      [calendars]
      [[here]]
      path = %1$s/events
      [locale]
      timeformat = %%H:%%M:%%S
      dateformat = %%Y-%%m-%%d
      longdateformat = %%Y-%%m-%%d
      datetimeformat = %%Y-%%m-%%dT%%H:%%M:%%SZ
      longdatetimeformat = %%Y-%%m-%%dT%%H:%%M:%%SZ
      local_timezone = UTC
      default_timezone = UTC
      [sqlite]
      path = %1$s/cache
      """;

  @Override
  public Optional<String> missing() {
    return Run.finds("khal")
        ? Optional.empty()
        : Optional.of("khal is not installed: apt-get install khal");
  }

  @Override
  public Map<String, String> events(Path file) throws IOException, InterruptedException {
    var home = Files.createTempDirectory("khal");
    Files.createDirectory(home.resolve("events"));
    var config = home.resolve("config");
    Files.writeString(config, CONFIG.formatted(home));
    var run = new Run(home, Map.of("HOME", home.toString(), "LC_ALL", "C.UTF-8"));
    var khal = List.of("khal", "-c", config.toString());
    run.of(with(khal, "import", "--batch", file.toAbsolutePath().toString()));
    var events = new TreeMap<String, String>();
    run.of(with(khal, "search", "--format", "{title}|{start}|{end}", ""))
        .lines()
        .map(line -> line.split("\\|"))
        .forEach(cells -> events.put(cells[0], extent(cells[1], cells[2])));
    return events;
  }

  private static List<String> with(List<String> khal, String... more) {
    return Stream.concat(khal.stream(), Arrays.stream(more)).toList();
  }

  private static String extent(String start, String end) {
    return start.endsWith("Z")
        ? padded(start) + "/" + padded(end)
        : padded(start) + "/" + LocalDate.parse(padded(end)).plusDays(1);
  }

  /// Python prints year 1 with one digit.
  private static String padded(String at) {
    return "0".repeat(4 - at.indexOf('-')) + at;
  }
}
