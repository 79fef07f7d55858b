package ledger.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints who says what, what is due, and what was said when, as tables for a terminal.
@Command(
    name = "show",
    description =
        "Prints the positions, the commitment board and the timeline of a negotiation as tables.",
    footer = {
      "",
      "An empty cell of the positions: that holder has said nothing of it that counts.",
      "Example: ./ledger show corridor --view party:azerbaijan --known-by 60",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class ShowCommand extends AskingCommand {

  private static final int NARROWEST = 40;
  private static final int WIDEST = 9_999;

  @Parameters(paramLabel = "NEGOTIATION", description = "Its id, such as corridor.")
  private String negotiation = "";

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "In whose view: record, party:A, or common:A,B (default: record).")
  private Optional<String> view = Optional.empty();

  @Option(
      names = "--about",
      paramLabel = "TIME",
      description = "The moment it is about, such as 2023-09-13T20:00+04:00 (default: now).")
  private Optional<String> about = Optional.empty();

  @Option(
      names = "--known-by",
      paramLabel = "POSITION|TIME",
      description =
          "What was on record by then, such as 40 or 2026-11-30T12:00Z (default: everything).")
  private Optional<String> knownBy = Optional.empty();

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description =
          "How many columns a line may have, 40 to 9999 (default: those of the terminal; 160 where there is none).")
  private Optional<Integer> width = Optional.empty();

  /// The ledger writes them: it has the sentences for people, and in one place.
  @Override
  int ask(LedgerClient ledger) throws IOException {
    if (width.filter(columns -> columns < NARROWEST || columns > WIDEST).isPresent())
      throw wrong("--width %d: a line has from 40 to 9999 columns".formatted(width.get()));
    out().print(ledger.getText(path()));
    out().flush();
    return LedgerCommand.DONE;
  }

  private String path() {
    var parameters = new ArrayList<String>();
    view.ifPresent(set -> parameters.add("view=" + encoded(set)));
    about.ifPresent(set -> parameters.add("about=" + encoded(set)));
    knownBy.ifPresent(set -> parameters.add("knownBy=" + encoded(set)));
    parameters.add("width=" + width.orElseGet(Terminal::width));
    return "/negotiations/" + id(negotiation) + "?" + String.join("&", parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
