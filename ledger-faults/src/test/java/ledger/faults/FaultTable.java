package ledger.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The results as a table of the page. What is known of the other faults stays, so that one can be
/// struck again without them.
final class FaultTable {

  private static final String PART = "faults";
  private static final String WRONG = "- ";

  private FaultTable() {}

  static void add(long seed, Result one) throws IOException {
    var known = Reliability.known(PART);
    var lines = new ArrayList<String>();
    lines.add(
        "| What is done | Seed | Runs | Acts acknowledged | Requests under way | Told to come again | Left unknown, of them on record | Lost | Doubled | Acknowledged again after, median / longest |");
    lines.add("|--|--|--|--|--|--|--|--|--|--|");
    for (var fault : Fault.values())
      lines.add(
          fault == one.fault()
              ? row(seed, one)
              : told("| ", fault, known)
                  .findFirst()
                  .orElse("| %s | | 0 | | | | | | | |".formatted(fault.sentence())));
    lines.add("");
    lines.addAll(wrong(one, known));
    Reliability.found(PART, lines);
  }

  private static List<String> wrong(Result one, List<String> known) {
    var wrong =
        Stream.of(Fault.values())
            .flatMap(fault ->
                fault == one.fault()
                    ? one.wrong().stream().map(what -> WRONG + fault.sentence() + ": " + what)
                    : told(WRONG, fault, known))
            .toList();
    if (wrong.isEmpty()) return List.of("Everything that was checked fitted.");
    var lines = new ArrayList<>(List.of("What did not fit:", ""));
    lines.addAll(wrong);
    return lines;
  }

  /// The lines that tell of a fault, however many times or acts they name.
  private static Stream<String> told(String begin, Fault fault, List<String> known) {
    var sentence = withoutNumbers(begin + fault.sentence());
    return known.stream().filter(line -> withoutNumbers(line).startsWith(sentence));
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("\\d[\\d,]*", "#");
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
