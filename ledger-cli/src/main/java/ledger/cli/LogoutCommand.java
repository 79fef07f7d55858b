package ledger.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Forgets the token that is kept for a ledger. The token itself stays good.
@Command(
    name = "logout",
    description = "Forgets the token that ./ledger login keeps for a ledger.",
    footer = {
      "",
      "The token stays good: end it with DELETE /accounts/USER/tokens/NAME, or ask an",
      "operator.",
      "Example: ./ledger logout --url http://localhost:8080",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {

  @Mixin private UrlOption named = new UrlOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var url = named.needed();
    try {
      boolean was = KeptTokens.ofUser(Map.copyOf(System.getenv())).forget(url);
      spec.commandLine().getOut().println((was ? "forgotten" : "nothing was kept") + " for " + url);
      return LedgerCommand.DONE;
    } catch (IOException e) {
      spec.commandLine().getErr().println(FileFault.told(e));
      return LedgerCommand.NOT_DONE;
    }
  }
}
