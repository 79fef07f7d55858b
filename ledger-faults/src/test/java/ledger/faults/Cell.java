package ledger.faults;

import java.util.List;
import java.util.regex.Pattern;

/// One change of what is stored, and what was said of it.
///
/// @param where the table or the kind of file
/// @param what was done
/// @param name what has to be said for the place to be named
/// @param said by a verification, or by a server that does not start, or by the database
record Cell(String where, String what, Pattern name, List<String> said) {

  enum Finding {
    NAMED,
    UNNAMED,
    MISSED
  }

  Finding finding() {
    if (said.isEmpty()) return Finding.MISSED;
    return said.stream().anyMatch(one -> name.matcher(one).find())
        ? Finding.NAMED
        : Finding.UNNAMED;
  }

  @Override
  public String toString() {
    return "%s %s: %s: %s"
        .formatted(
            finding(), where, what.replaceAll("\\s+", " "), said.isEmpty() ? "" : said.getFirst());
  }
}
