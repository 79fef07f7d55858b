package ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The keys that sign a ledger's log: one subcommand for each thing that an operator does with
/// them.
@Command(
    name = "log-key",
    description = "Shows the keys that sign a ledger's log, adds one, or retires one.",
    subcommands = {
      LogKeyCommand.Shown.class,
      LogKeyCommand.Added.class,
      LogKeyCommand.Retired.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LogKeyCommand {

  private static final String KEYS = "/operator/log-keys";

  private static final String CODES = "Exit codes: 0 done, 2 wrong usage, 3 could not be done.";

  @Command(
      name = "list",
      description = "Shows the keys.",
      footer = {"", "Example: ./ledger log-key list --url http://localhost:8080", CODES},
      mixinStandardHelpOptions = true)
  static final class Shown extends AskingCommand {
    @Override
    int ask(LedgerClient ledger) throws IOException {
      ledger.getJson(KEYS).path("keys").forEach(key -> print(out(), key));
      return LedgerCommand.DONE;
    }
  }

  @Command(
      name = "add",
      description = "Has a new key made that signs beside the others from now on.",
      footer = {"", "Example: ./ledger log-key add ML_DSA_44", CODES},
      mixinStandardHelpOptions = true)
  static final class Added extends AskingCommand {
    @Parameters(paramLabel = "KIND", description = "ED25519 or ML_DSA_44.")
    private String kind = "";

    @Override
    int ask(LedgerClient ledger) throws IOException {
      if (!kind.matches("ED25519|ML_DSA_44"))
        throw wrong(kind + " is no kind of key: write ED25519 or ML_DSA_44");
      print(out(), ledger.postJson(KEYS + "?kind=" + kind));
      return LedgerCommand.DONE;
    }
  }

  @Command(
      name = "retire",
      description = "Has a key sign no more; what it signed stays signed.",
      footer = {"", "Example: ./ledger log-key retire 1a2b3c4d", CODES},
      mixinStandardHelpOptions = true)
  static final class Retired extends AskingCommand {
    @Parameters(
        paramLabel = "KEY",
        description = "The eight digits that stand in the key behind its name.")
    private String id = "";

    @Override
    int ask(LedgerClient ledger) throws IOException {
      if (!id.matches("[0-9a-f]{8}"))
        throw wrong(id + " names no key: write its eight digits, as log-key list shows them");
      var keys = ledger.postJson(KEYS + "/" + id + "/retirement").path("keys");
      keys.forEach(key -> print(out(), key));
      return LedgerCommand.DONE;
    }
  }

  private static void print(PrintWriter out, JsonNode key) {
    out.printf(
        "%s  %-9s  %-7s  %s%n",
        key.path("keyId").asString(),
        key.path("kind").asString(),
        key.path("state").asString(),
        key.path("vkey").asString());
  }
}
