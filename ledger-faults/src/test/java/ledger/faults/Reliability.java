package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes docs/reliability.md: what was found stands between words that do not change.
final class Reliability {

  private static final Path PAGE = Path.of("..", "docs", "reliability.md");
  private static final Path WORDS = Path.of("src", "test", "resources", "reliability.md");
  private static final Path FOUND = Path.of("target", "reliability");
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private Reliability() {}

  /// Each part is written when it is known; the page has what is known by then.
  static void found(String part, List<String> lines) throws IOException {
    Files.createDirectories(FOUND);
    Files.write(FOUND.resolve(part), lines);
    Files.writeString(PAGE, page());
  }

  private static String page() throws IOException {
    var page = new StringBuilder();
    var place = PLACE.matcher(Files.readString(WORDS));
    while (place.find())
      place.appendReplacement(page, Matcher.quoteReplacement(part(place.group(1))));
    return place.appendTail(page).toString();
  }

  private static String part(String name) throws IOException {
    var file = FOUND.resolve(name);
    return Files.exists(file) ? Files.readString(file).strip() : "This part was not run.";
  }
}
