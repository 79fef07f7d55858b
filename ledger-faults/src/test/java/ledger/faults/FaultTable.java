package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The results as a table of the page. Each fault has a file for its row and for what did not fit,
/// so that one can be struck again without the others.
final class FaultTable {

  private static final Path ROWS = Path.of("target", "reliability", "rows");

  private FaultTable() {}

  static void add(long seed, Result one) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(row(seed, one));
    lines.addAll(one.wrong());
    Files.write(Files.createDirectories(ROWS).resolve(one.fault().name()), lines);
    Reliability.found("faults", table());
  }

  private static List<String> table() throws IOException {
    var lines = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    lines.add(
        "| What is done | Seed | Runs | Acts acknowledged | Requests under way | Told to come again | Left unknown, of them on record | Lost | Doubled | Acknowledged again after, median / longest |");
    lines.add("|--|--|--|--|--|--|--|--|--|--|");
    for (var fault : Fault.values()) {
      var file = ROWS.resolve(fault.name());
      if (!Files.exists(file)) {
        lines.add("| %s | | 0 | | | | | | | |".formatted(fault.sentence()));
        continue;
      }
      var read = Files.readAllLines(file);
      lines.add(read.getFirst());
      wrong.addAll(read.subList(1, read.size()));
    }
    lines.add("");
    lines.add(
        wrong.isEmpty()
            ? "Everything that was checked fitted."
            : "What did not fit:\n\n- " + String.join("\n- ", wrong));
    return lines;
  }

  private static String row(long seed, Result one) {
    return "| %s | %d | %d | %,d | %,d | %,d | %,d, %,d | %,d | %,d | %s / %s |"
        .formatted(
            one.fault().sentence(),
            seed,
            one.runs(),
            one.acknowledged(),
            one.inFlight(),
            one.refused(),
            one.unknown(),
            one.unknownOnRecord(),
            one.lost(),
            one.doubled(),
            seconds(one.median()),
            seconds(one.longest()));
  }

  private static String seconds(long ms) {
    return "%.1f s".formatted(ms / 1_000.0);
  }
}
