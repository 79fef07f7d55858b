package ledger.faults;

import java.util.ArrayList;
import java.util.List;

/// The results as a table of the page.
final class FaultTable {

  private FaultTable() {}

  static List<String> of(long seed, List<Result> results) {
    var lines = new ArrayList<String>();
    lines.add(
        "| What is done | Runs | Acts acknowledged | Requests under way | Told to come again | Left unknown, of them on record | Lost | Doubled | Acknowledged again after, median / longest |");
    lines.add("|--|--|--|--|--|--|--|--|--|");
    for (var one : results)
      lines.add(
          "| %s | %d | %,d | %,d | %,d | %,d, %,d | %,d | %,d | %s / %s |"
              .formatted(
                  one.fault().sentence(),
                  one.runs(),
                  one.acknowledged(),
                  one.inFlight(),
                  one.refused(),
                  one.unknown(),
                  one.unknownOnRecord(),
                  one.lost(),
                  one.doubled(),
                  seconds(one.median()),
                  seconds(one.longest())));
    lines.add("");
    lines.add("Seed %d: of each fault, that and its place in the table, from 0.".formatted(seed));
    var wrong = results.stream().flatMap(one -> one.wrong().stream()).toList();
    lines.add(
        wrong.isEmpty()
            ? "Everything that was checked fitted."
            : "What did not fit:\n\n- " + String.join("\n- ", wrong));
    return lines;
  }

  private static String seconds(long ms) {
    return "%.1f s".formatted(ms / 1_000.0);
  }
}
