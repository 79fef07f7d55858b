package ledger.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Keeps a token for a ledger, once the ledger has said whose it is.
@Command(
    name = "login",
    description = "Keeps a token, so that other commands need not be given one for that ledger.",
    footer = {
      "",
      "The token is asked for, or read from standard input. It is kept in a file that",
      "its owner alone can read: below $XDG_CONFIG_HOME, %%APPDATA%% or ~/.config, in",
      "agreement-ledger/tokens.",
      "Example: ./ledger login --url http://localhost:8080 < token.txt",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class LoginCommand extends LedgerOptions {

  @Override
  public Integer call() {
    var url = url();
    try {
      var typed = token().given().or(() -> asked(url));
      if (typed.isEmpty()) {
        err().println("no token was given: type it, or pipe it in");
        return LedgerCommand.USAGE;
      }
      return keep(typed.get());
    } catch (IOException e) {
      err().println(FileFault.told(e));
      err().println("nothing was kept");
      return LedgerCommand.NOT_DONE;
    }
  }

  private int keep(String secret) throws IOException {
    try (var ledger = client(secret)) {
      var user = ledger.self();
      var file = KeptTokens.ofUser(Map.copyOf(System.getenv())).keep(url(), secret);
      out().println("signed in as %s at %s; the token is kept in %s".formatted(user, url(), file));
      return LedgerCommand.DONE;
    }
  }

  private static Optional<String> asked(URI url) {
    var console = System.console();
    if (console != null && console.isTerminal())
      return Optional.ofNullable(console.readPassword("Token for %s: ", url))
          .map(String::new)
          .flatMap(TokenOptions::oneWord);
    try {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine()).flatMap(TokenOptions::oneWord);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
