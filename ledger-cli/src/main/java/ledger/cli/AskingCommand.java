package ledger.cli;

import java.io.IOException;
import ledger.client.LedgerClient;
import ledger.client.NotAnswered;

/// A command that does nothing but ask a ledger, as somebody who is signed in.
abstract class AskingCommand extends LedgerOptions {

  /// @return the exit code
  abstract int ask(LedgerClient ledger) throws IOException, InterruptedException;

  /// What else is to be said where it could not be done.
  String whenNotDone() {
    return "";
  }

  private static boolean isRefused(IOException fault) {
    return fault instanceof NotAnswered told && told.refusal().isPresent();
  }

  @Override
  public final Integer call() throws InterruptedException {
    try (var ledger = client()) {
      return ask(ledger);
    } catch (IOException e) {
      err().println(FileFault.told(e));
      if (!isRefused(e) && !whenNotDone().isEmpty()) err().println(whenNotDone());
      return e instanceof NotAnswered refused && refused.isOfAWrongQuestion()
          ? LedgerCommand.USAGE
          : LedgerCommand.NOT_DONE;
    }
  }
}
