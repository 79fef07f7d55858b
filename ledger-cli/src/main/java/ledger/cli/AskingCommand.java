package ledger.cli;

import java.io.IOException;
import ledger.client.LedgerClient;

/// A command that does nothing but ask a ledger, as somebody who is signed in.
abstract class AskingCommand extends LedgerOptions {

  /// @return the exit code
  abstract int ask(LedgerClient ledger) throws IOException, InterruptedException;

  /// What else is to be said where it could not be done.
  String whenNotDone() {
    return "";
  }

  @Override
  public final Integer call() throws InterruptedException {
    try (var ledger = client()) {
      return ask(ledger);
    } catch (IOException e) {
      err().println(e.getMessage());
      if (!whenNotDone().isEmpty()) err().println(whenNotDone());
      return LedgerCommand.NOT_DONE;
    }
  }
}
