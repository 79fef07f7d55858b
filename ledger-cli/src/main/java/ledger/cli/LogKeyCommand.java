package ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
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

  /// What is asked of the ledger, and what is said of its answer.
  abstract static class Asked implements Callable<Integer> {

    @Option(names = "--url", required = true, description = "Where the ledger is.")
    private URI url = URI.create("");

    @Mixin private TokenOptions token = new TokenOptions();

    @Mixin private CaCert caCert = new CaCert();

    @Spec private CommandSpec spec;

    /// Empty where the argument can be asked for.
    abstract Optional<String> wrong();

    abstract void ask(LedgerClient ledger, PrintWriter out) throws IOException;

    @Override
    public Integer call() {
      var err = spec.commandLine().getErr();
      var wrong = Urls.isWeb(url) ? wrong() : Optional.of(Urls.isNone(url));
      if (wrong.isPresent()) {
        err.println(wrong.get());
        return LedgerCommand.USAGE;
      }
      try (var ledger =
          new LedgerClient(url, Optional.of(token.needed(url)), caCert.authorities())) {
        ask(ledger, spec.commandLine().getOut());
        return LedgerCommand.DONE;
      } catch (IOException e) {
        err.println(e.getMessage());
        return LedgerCommand.NOT_DONE;
      }
    }
  }

  @Command(name = "list", description = "Shows the keys.", mixinStandardHelpOptions = true)
  static final class Shown extends Asked {
    @Override
    Optional<String> wrong() {
      return Optional.empty();
    }

    @Override
    void ask(LedgerClient ledger, PrintWriter out) throws IOException {
      ledger.getJson(KEYS).path("keys").forEach(key -> print(out, key));
    }
  }

  @Command(
      name = "add",
      description = "Has a new key made that signs beside the others from now on.",
      mixinStandardHelpOptions = true)
  static final class Added extends Asked {
    @Parameters(paramLabel = "KIND", description = "ED25519 or ML_DSA_44.")
    private String kind = "";

    @Override
    Optional<String> wrong() {
      return kind.matches("ED25519|ML_DSA_44")
          ? Optional.empty()
          : Optional.of(kind + " is no kind of key: write ED25519 or ML_DSA_44");
    }

    @Override
    void ask(LedgerClient ledger, PrintWriter out) throws IOException {
      print(out, ledger.postJson(KEYS + "?kind=" + kind));
    }
  }

  @Command(
      name = "retire",
      description = "Has a key sign no more; what it signed stays signed.",
      mixinStandardHelpOptions = true)
  static final class Retired extends Asked {
    @Parameters(
        paramLabel = "KEY",
        description = "The eight digits that stand in the key behind its name.")
    private String id = "";

    @Override
    Optional<String> wrong() {
      return id.matches("[0-9a-f]{8}")
          ? Optional.empty()
          : Optional.of(id + " names no key: write its eight digits, as log-key list shows them");
    }

    @Override
    void ask(LedgerClient ledger, PrintWriter out) throws IOException {
      ledger.postJson(KEYS + "/" + id + "/retirement").path("keys").forEach(key -> print(out, key));
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
