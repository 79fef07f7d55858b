package ledger.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes an act of a compartment known to everybody: reads it as a member does, and sends the same
/// once more.
@Command(
    name = "unseal",
    description = {
      "Makes known to everybody what was said in a compartment.",
      "Its members agree first, each with the act ConsentToUnseal."
    },
    footer = {
      "",
      "Example: ./ledger unseal corridor 6f1c0f2e-8f6b-4f0a-9a53-0d7a4f0f5f11",
      "Exit codes: 0 done, 1 refused, or no such act that you may read, 2 wrong usage,",
      "3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class UnsealCommand extends AskingCommand {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PAGE = "/negotiations/%s/timeline?limit=1000&after=%d";

  @Parameters(paramLabel = "NEGOTIATION", description = "Its id, such as corridor.")
  private String negotiation = "";

  @Parameters(paramLabel = "ACT", description = "The id of the act: its actId.")
  private UUID act = new UUID(0, 0);

  @Override
  int ask(LedgerClient ledger) throws IOException {
    var said = line(ledger);
    if (said.isEmpty()) {
      err().printf("no act %s can be read in %s: is the token a member's?%n", act, negotiation);
      return LedgerCommand.REFUSED;
    }
    var tally =
        ledger.record(
            Stream.of(again(said.get())),
            JSON::writeValueAsBytes,
            (_, answer) -> Refused.print(act.toString(), answer, err()));
    if (tally.refused() > 0) return LedgerCommand.REFUSED;
    out().printf("known to everybody, recorded at position %d%n", tally.position());
    return LedgerCommand.DONE;
  }

  /// The line of the timeline that shows the act.
  private Optional<JsonNode> line(LedgerClient ledger) throws IOException {
    long after = -1;
    while (true) {
      var page = ledger.getJson(PAGE.formatted(id(negotiation), after));
      var found =
          StreamSupport.stream(page.path("lines").spliterator(), false)
              .filter(line -> line.path("act").path("actId").asString("").equals(act.toString()))
              .findFirst();
      if (found.isPresent() || !page.path("next").isNumber()) return found;
      after = page.path("next").asLong();
    }
  }

  private static ObjectNode again(JsonNode line) {
    var again = (ObjectNode) line.path("act").deepCopy();
    again.put("unseals", again.path("actId").asString(""));
    again.put("actId", UUID.randomUUID().toString());
    again.remove(List.of("compartments"));
    if (!again.has("statedAt")) again.set("statedAt", line.path("recordedAt"));
    return again;
  }
}
