package ledger.export;

import static ledger.export.CsvColumns.all;
import static ledger.export.CsvColumns.each;
import static ledger.export.CsvColumns.one;
import static ledger.export.CsvColumns.time;
import static ledger.export.CsvColumns.words;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.answer.Listing;
import ledger.export.CsvColumn.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// The board, a line for each commitment; of several views, a line for each commitment and view.
final class BoardCsv {

  static final CsvTable TABLE =
      new CsvTable(
          "board",
          "How one commitment stands in one view",
          all(
              one("view", Kind.TEXT, "In whose view"),
              one("key", Kind.TEXT, "The commitment, with its agreement"),
              words("texts", "What is to be done, in the words of the text"),
              one("debtors", Kind.LIST, "Who owes it"),
              words("debtorWords", "How the text describes who owes it, where it names nobody"),
              one("creditors", Kind.LIST, "To whom it is owed"),
              one("mode", Kind.TEXT, "Whether it is to be achieved, maintained, refrained from"),
              one("conduct.kind", Kind.TEXT, "What is to be done, and"),
              one("conduct.object", Kind.TEXT, "to what"),
              one("measure.target", Kind.DECIMAL, "How much of it, and"),
              one("measure.unit", Kind.TEXT, "in which unit"),
              one("dueness", Kind.TEXT, "Whether it is time"),
              time("since", "Since when it stands so"),
              one("due", Kind.MOMENT, "From when it is late"),
              one("awaits", Kind.JSON, "What is still waited for, as an expression"),
              one("timing", Kind.TEXT, "In time or not, of what is discharged"),
              one("percent", Kind.INTEGER, "How much of it is reported done, in hundredths"),
              each("performance", "mark", "What was done, and who says so: its marks"),
              one("because.rule", Kind.TEXT, "By which rule it stands so,"),
              one("because.acts", Kind.LIST, "by which acts, and"),
              one("because.readings", Kind.LIST, "under which readings"),
              one("notes", Kind.LIST, "What was taken for granted"),
              one("contestedBy", Kind.LIST, "Who denies something that it hangs on"),
              one("reservedBy", Kind.LIST, "Who reserves on something that it hangs on"),
              one("common", Kind.TEXT, "Of several views: whether it comes out the same")),
          List.of("view", "key"),
          BoardCsv::lines);

  private BoardCsv() {}

  private static Stream<JsonNode> lines(Listing answer, ObjectReader json) {
    var head = json.readTree(answer.head());
    return head.has("views")
        ? head.path("views")
            .valueStream()
            .flatMap(board -> ofOne(board, head.path("common").valueStream().toList()))
        : answer.rows().stream()
            .map(json::readTree)
            .map(cell -> line(cell, answer.label().view(), Optional.empty()));
  }

  private static Stream<JsonNode> ofOne(JsonNode board, List<JsonNode> common) {
    return board
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("cells").valueStream())
        .map(cell ->
            line(
                cell,
                board.path("view").asString(),
                common.stream()
                    .filter(
                        row -> row.path("keys").valueStream().anyMatch(cell.path("key")::equals))
                    .findFirst()));
  }

  private static JsonNode line(JsonNode cell, String view, Optional<JsonNode> common) {
    var line = ((ObjectNode) cell).put("view", view);
    common.ifPresent(row -> line.set("common", row.path("outcome")));
    return line;
  }
}
