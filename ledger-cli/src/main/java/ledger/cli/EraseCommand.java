package ledger.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks for what is recorded of a person to be erased. Done once two custodians have asked.
@Command(
    name = "erase",
    description = {
      "Asks for what is recorded of a person to be erased for good.",
      "It is done once two custodians of the negotiation have asked for it."
    },
    footer = {
      "",
      "Example: ./ledger erase corridor person7 --legal-basis \"GDPR, Article 17(1)(b)\"",
      "Exit codes: 0 it is on record, 1 refused, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class EraseCommand extends AskingCommand {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What an erased text reads.
  private static final String ERASED = "[erased]";

  @Parameters(paramLabel = "NEGOTIATION", description = "Its id, such as corridor.")
  private String negotiation = "";

  @Parameters(paramLabel = "PERSON", description = "The id of the person as a referent.")
  private String person = "";

  @Option(
      names = "--legal-basis",
      paramLabel = "TEXT",
      required = true,
      description = "Why it has to go: it stays on record, so name nobody in it.")
  private String legalBasis = "";

  @Override
  int ask(LedgerClient ledger) throws IOException {
    var registration = registration(ledger);
    if (registration.isEmpty()) {
      err()
          .printf(
              "%s has no person \"%s\": GET /negotiations/%s names its referents%n",
              negotiation, person, negotiation);
      return LedgerCommand.REFUSED;
    }
    var tally =
        ledger.record(
            Stream.of(act(registration.get())),
            JSON::writeValueAsBytes,
            (_, answer) -> Refused.print(person, answer, err()));
    if (tally.refused() > 0) return LedgerCommand.REFUSED;
    out().println(outcome(ledger, tally.position()));
    return LedgerCommand.DONE;
  }

  /// The act that registered the person.
  private Optional<JsonNode> registration(LedgerClient ledger) throws IOException {
    var referents = ledger.getJson("/negotiations/" + id(negotiation)).path("referents");
    return StreamSupport.stream(referents.spliterator(), false)
        .map(named -> named.path("referent"))
        .filter(referent -> referent.path("id").asString("").equals(person))
        .filter(referent -> referent.path("kind").asString("").equals("PERSON"))
        .findFirst();
  }

  private Map<String, String> act(JsonNode registration) {
    return Map.of(
        "act",
        "ErasePersonalData",
        "actId",
        UUID.randomUUID().toString(),
        "negotiation",
        negotiation,
        "mode",
        "PERFORMED",
        "target",
        registration.path("actId").asString(""),
        "legalBasis",
        legalBasis);
  }

  private String outcome(LedgerClient ledger, long position) throws IOException {
    boolean erased =
        registration(ledger)
            .filter(person -> person.path("neutralLabel").asString("").equals(ERASED))
            .isPresent();
    return "recorded at position %d: ".formatted(position)
        + (erased
            ? "what was recorded of %s is erased".formatted(person)
            : "it is erased once a second custodian asks for it");
  }
}
