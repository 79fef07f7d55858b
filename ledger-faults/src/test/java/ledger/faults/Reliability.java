package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was found, on docs/reliability.md: each part stands between two marks, and all else of the
/// page is written by hand.
final class Reliability {

  private static final Path PAGE = Path.of("..", "docs", "reliability.md");

  private Reliability() {}

  /// What stands there of a part.
  static List<String> known(String part) throws IOException {
    var page = Files.readAllLines(PAGE);
    return page.subList(begin(page, part) + 1, end(page, part));
  }

  /// Puts what was found in the place of what was known.
  static void found(String part, List<String> lines) throws IOException {
    var page = Files.readAllLines(PAGE);
    var now = new ArrayList<>(page.subList(0, begin(page, part) + 1));
    now.add("");
    now.addAll(lines);
    now.add("");
    now.addAll(page.subList(end(page, part), page.size()));
    Files.write(PAGE, now);
  }

  private static int begin(List<String> page, String part) {
    return mark(page, "<!-- %s, written by the campaign -->".formatted(part));
  }

  private static int end(List<String> page, String part) {
    return mark(page, "<!-- end of %s -->".formatted(part));
  }

  private static int mark(List<String> page, String mark) {
    int at = page.indexOf(mark);
    if (at < 0) throw new IllegalStateException("%s has no line '%s'".formatted(PAGE, mark));
    return at;
  }
}
