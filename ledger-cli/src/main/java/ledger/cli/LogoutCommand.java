package ledger.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Forgets the token that is kept for a ledger. The token itself stays good.
@Command(
    name = "logout",
    description = "Forgets the token that ./ledger login keeps for a ledger.",
    footer = {
      "",
      "The token stays good: end it with DELETE /accounts/USER/tokens/NAME, or ask an operator.",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {

  @Option(names = "--url", required = true, description = "Where the ledger is.")
  private URI url = URI.create("");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var err = spec.commandLine().getErr();
    if (!Urls.isWeb(url)) {
      err.println(Urls.isNone(url));
      return LedgerCommand.USAGE;
    }
    try {
      boolean was = KeptTokens.ofUser(Map.copyOf(System.getenv())).forget(url);
      spec.commandLine().getOut().println((was ? "forgotten" : "nothing was kept") + " for " + url);
      return LedgerCommand.DONE;
    } catch (IOException e) {
      err.println(e.getMessage());
      return LedgerCommand.NOT_DONE;
    }
  }
}
