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
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class ShowCommand extends AskingCommand {

  private static final int NO_WIDTH = 0;

  @Parameters(paramLabel = "NEGOTIATION", description = "Its id.")
  private String negotiation = "";

  @Option(
      names = "--view",
      description = "In whose view: record (default), party:A, or common:A,B.")
  private Optional<String> view = Optional.empty();

  @Option(
      names = "--about",
      paramLabel = "TIME",
      description = "The moment it is about, such as 2023-09-13T20:00+04:00 (default: now).")
  private Optional<String> about = Optional.empty();

  @Option(
      names = "--known-by",
      paramLabel = "POSITION|TIME",
      description = "What was on record by then (default: everything).")
  private Optional<String> knownBy = Optional.empty();

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "How wide a line may be (default: the terminal's width).")
  private int width = NO_WIDTH;

  /// The ledger writes them: it has the sentences for people, and in one place.
  @Override
  int ask(LedgerClient ledger) throws IOException {
    out().print(ledger.getText(path()));
    out().flush();
    return LedgerCommand.DONE;
  }

  private String path() {
    var parameters = new ArrayList<String>();
    view.ifPresent(set -> parameters.add("view=" + encoded(set)));
    about.ifPresent(set -> parameters.add("about=" + encoded(set)));
    knownBy.ifPresent(set -> parameters.add("knownBy=" + encoded(set)));
    parameters.add("width=" + (width > NO_WIDTH ? width : Terminal.width()));
    return "/negotiations/" + encoded(negotiation) + "?" + String.join("&", parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
