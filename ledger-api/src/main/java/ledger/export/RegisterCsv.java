package ledger.export;

import static ledger.export.CsvColumns.all;
import static ledger.export.CsvColumns.one;
import static ledger.export.CsvColumns.time;
import static ledger.export.CsvColumns.words;

import java.util.List;
import java.util.stream.Stream;
import ledger.answer.Listing;
import ledger.export.CsvColumn.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// The register, a line for each agreement and each who takes part in it in one role; one for an
/// agreement in which nobody does.
final class RegisterCsv {

  private static final String PARTY = "party";
  private static final String GIST = "gist";

  static final CsvTable TABLE =
      new CsvTable(
          "register",
          "How one who takes part in one agreement stands to it",
          all(
              one("agreement", Kind.TEXT, "The id of the agreement"),
              one("status", Kind.TEXT, "How it stands"),
              one("by", Kind.TEXT, "Who proposed or claimed it"),
              one("form", Kind.TEXT, "In which form"),
              words(GIST, "The first of its texts that is on record"),
              time("statedAt", "When it was proposed or claimed"),
              time("allegedConclusion", "When it is said to have been concluded"),
              one("version", Kind.INTEGER, "The text that took effect last"),
              one("inForceVersion", Kind.INTEGER, "The newest text in force"),
              time("inForceSince", "Since when it is in force"),
              one("ending.how", Kind.TEXT, "What ended it, or will"),
              one("ending.at", Kind.MOMENT, "When that is"),
              one("contestedBy", Kind.LIST, "Who denies something that its force hangs on"),
              one("reservedBy", Kind.LIST, "Who reserves on something that its force hangs on"),
              one("because", Kind.TEXT, "The id of the act that put it on record"),
              one("party.ref", Kind.TEXT, "Who takes part in it"),
              one("party.called", Kind.TEXT, "The name of that one"),
              one("party.role", Kind.TEXT, "In which role"),
              one("party.throughWhom", Kind.TEXT, "Through whom"),
              one("party.consent", Kind.TEXT, "Whether it consented"),
              time("party.since", "Since when that is so"),
              one("party.provisional", Kind.BOOLEAN, "Whether it applies provisionally"),
              one("party.suspended", Kind.BOOLEAN, "Whether it is suspended; none if contested"),
              one("party.withdrawn", Kind.BOOLEAN, "Whether it has left; none if contested"),
              one("party.attributedBy", Kind.LIST, "Who claims that it agreed"),
              one("party.contestedBy", Kind.LIST, "Who denies its role or its consent"),
              one("party.reservedBy", Kind.LIST, "Who reserves on its role or its consent"),
              one("party.because", Kind.TEXT, "The id of the act by which that is so")),
          List.of("agreement", "party.ref", "party.role"),
          RegisterCsv::lines);

  private RegisterCsv() {}

  private static Stream<JsonNode> lines(Listing answer, ObjectReader json) {
    var called = json.readTree(answer.called());
    return answer.rows().stream().map(json::readTree).flatMap(one -> ofOne(one, called));
  }

  private static Stream<JsonNode> ofOne(JsonNode agreement, JsonNode called) {
    agreement
        .path("terms")
        .path("texts")
        .valueStream()
        .filter(text -> text.has("text"))
        .findFirst()
        .ifPresent(text ->
            ((ObjectNode) agreement)
                .putObject(GIST)
                .set(text.path("lang").asString(), text.path("text")));
    var parties = agreement.path("parties");
    return parties.isEmpty()
        ? Stream.of(agreement)
        : parties.valueStream().map(party -> line((ObjectNode) agreement, party, called));
  }

  private static JsonNode line(ObjectNode agreement, JsonNode party, JsonNode called) {
    var named = (ObjectNode) party;
    called.optional(party.path("ref").asString()).ifPresent(name -> named.set("called", name));
    var line = agreement.objectNode();
    line.setAll(agreement);
    line.set(PARTY, named);
    return line;
  }
}
