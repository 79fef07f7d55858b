package ledger.export;

import static ledger.export.CsvColumns.all;
import static ledger.export.CsvColumns.each;
import static ledger.export.CsvColumns.one;
import static ledger.export.CsvColumns.time;
import static ledger.export.CsvColumns.words;

import java.util.List;
import java.util.stream.Stream;
import ledger.answer.Listing;
import ledger.export.CsvColumn.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;

/// The matrix, a line for each proposition and holder: so the columns stay when somebody new
/// speaks, and whoever wants holders beside each other pivots them.
final class PositionsCsv {

  static final CsvTable TABLE =
      new CsvTable(
          "positions",
          "What one holder says of one proposition",
          all(
              one("proposition", Kind.TEXT, "The proposition, by its canonical key"),
              one("joined", Kind.LIST, "Propositions that are shown with it"),
              words("subject", "What it is about, where the record has words"),
              one("holder", Kind.TEXT, "Whose position it is: an id, or a handle"),
              one("label", Kind.TEXT, "The neutral label of the holder"),
              one("named", Kind.BOOLEAN, "Whether the record names the holder"),
              one("value", Kind.TEXT, "The last stance that counts"),
              one("strength", Kind.TEXT, "How strong the word is that it rests on"),
              one("implied", Kind.BOOLEAN, "Whether it was taken by an act and never in words"),
              time("since", "Since when"),
              one("addressees", Kind.LIST, "To whom it was said"),
              each("shadows", "value", "What others say of this holder; never its value"),
              each("notes", "kind", "What the record leaves open or took for granted"),
              one("position", Kind.INTEGER, "The position of its last move"),
              one("act", Kind.TEXT, "The id of the act by which it last moved"),
              one("undisputed", Kind.BOOLEAN, "Somebody affirms it and nobody denies it"),
              one("common", Kind.BOOLEAN, "Each of those named in the view affirms it")),
          List.of("proposition", "holder"),
          PositionsCsv::lines);

  private PositionsCsv() {}

  private static Stream<JsonNode> lines(Listing answer, ObjectReader json) {
    var columns = json.readTree(answer.head()).path("columns");
    return answer.rows().stream()
        .map(json::readTree)
        .flatMap(row -> columns.valueStream().map(column -> line(row, column)));
  }

  private static JsonNode line(JsonNode row, JsonNode column) {
    var holder = column.path("holder");
    var cell = row.path("cells").path(holder.path("anonymous").asString(holder.asString("")));
    var line = JsonNodeFactory.instance.objectNode();
    for (var field : List.of("proposition", "joined", "subject", "undisputed", "common"))
      row.optional(field).ifPresent(found -> line.set(field, found));
    column.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
    cell.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
    var history = cell.path("history");
    if (!history.isEmpty())
      for (var field : List.of("position", "act"))
        line.set(field, history.path(history.size() - 1).path(field));
    return line;
  }
}
