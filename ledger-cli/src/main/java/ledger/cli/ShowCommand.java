package ledger.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Prints who says what, and what is due, as tables for a terminal.
@Command(
    name = "show",
    description = "Prints the positions and the commitment board of a negotiation as tables.",
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

  @Override
  int ask(LedgerClient ledger) throws IOException {
    var positions = ledger.getJson(path("positions"));
    var board = ledger.getJson(path("board"));
    var names = new ShownNames(positions.path("called"));
    out()
        .printf(
            "%s, view %s, about %s, as of position %d%n",
            negotiation,
            positions.path("view").asString("record"),
            ShownNames.time(positions.path("about")),
            positions.path("position").asLong());
    print("Positions", matrix(positions));
    if (board.has("common")) print("Common ground", common(board, names));
    else print("Commitments", commitments(board, names));
    for (var one : board.path("views"))
      print("Commitments in view " + one.path("view").asString(""), commitments(one, names));
    out().flush();
    return LedgerCommand.DONE;
  }

  private String path(String question) {
    var parameters = new ArrayList<String>();
    view.ifPresent(set -> parameters.add("view=" + encoded(set)));
    about.ifPresent(set -> parameters.add("about=" + encoded(set)));
    knownBy.ifPresent(set -> parameters.add("knownBy=" + encoded(set)));
    var asked = "/negotiations/" + encoded(negotiation) + "/" + question;
    return parameters.isEmpty() ? asked : asked + "?" + String.join("&", parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void print(String title, Optional<TextTable> table) {
    out().println();
    out().println(title);
    if (table.isEmpty()) out().println("none");
    else table.get().lines(width > NO_WIDTH ? width : Terminal.width()).forEach(out()::println);
  }

  private static Optional<TextTable> matrix(JsonNode answer) {
    if (answer.path("rows").isEmpty()) return Optional.empty();
    var columns = answer.path("columns").valueStream().toList();
    var head = new ArrayList<>(List.of("Proposition"));
    for (var column : columns) head.add(column.path("label").asString(""));
    var table = new TextTable(head);
    for (var row : answer.path("rows")) {
      var cells = new ArrayList<>(List.of(proposition(row)));
      for (var column : columns)
        cells.add(stance(row.path("cells").path(column.path("holder").asString(""))));
      table.add(cells);
    }
    return Optional.of(table);
  }

  private static String proposition(JsonNode row) {
    var proposition = ShownNames.proposition(row.path("proposition").asString(""));
    var words = ShownNames.words(row.path("subject"));
    return words.isEmpty() ? proposition : proposition + ": " + words;
  }

  private static String stance(JsonNode cell) {
    var value = cell.path("value").asString("");
    if (value.isEmpty() || value.equals("SILENT")) return "";
    var said = new StringBuilder(ShownNames.code(value));
    if (cell.path("implied").asBoolean(false)) said.append(" (by act)");
    var since = ShownNames.time(cell.path("since"));
    return since.isEmpty() ? said.toString() : said.append(" since ").append(since).toString();
  }

  private static Optional<TextTable> commitments(JsonNode board, ShownNames names) {
    var table =
        new TextTable(
            List.of("Commitment", "Who", "What", "Stands", "Since", "Due", "Awaits", "Reported"));
    boolean any = false;
    for (var group : board.path("groups"))
      for (var cell : group.path("cells")) {
        table.add(
            List.of(
                ShownNames.key(cell.path("key")),
                names.of(cell.path("debtors")),
                ShownNames.words(cell.path("texts")),
                ShownNames.code(cell.path("dueness").asString("")),
                ShownNames.time(cell.path("since")),
                ShownNames.time(cell.path("due")),
                names.expression(cell.path("awaits")),
                marks(cell.path("performance"), names)));
        any = true;
      }
    return any ? Optional.of(table) : Optional.empty();
  }

  private static String marks(JsonNode performance, ShownNames names) {
    return StreamSupport.stream(performance.spliterator(), false)
        .map(mark ->
            ShownNames.code(mark.path("mark").asString("")) + " by " + names.of(mark.path("by")))
        .collect(Collectors.joining("; "));
  }

  private static Optional<TextTable> common(JsonNode board, ShownNames names) {
    if (board.path("common").isEmpty()) return Optional.empty();
    var table = new TextTable(List.of("Who", "On", "Commitments", "Outcome", "Stands"));
    for (var row : board.path("common"))
      table.add(
          List.of(
              names.of(row.path("debtors")),
              names.of(row.path("object")),
              row.path("keys").valueStream().map(ShownNames::key).collect(Collectors.joining(", ")),
              ShownNames.code(row.path("outcome").asString("")),
              row.path("dueness")
                  .valueStream()
                  .map(one -> ShownNames.code(one.asString("")))
                  .collect(Collectors.joining(", "))));
    return Optional.of(table);
  }
}
