package ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What nobody foresaw: told to whoever typed in a sentence, and to those who make this in a file.
final class NoSentence implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception fault, CommandLine line, ParseResult typed) {
    if (fault instanceof InterruptedException) line.getErr().println("it was interrupted");
    else
      line.getErr()
          .printf(
              "it could not be done, and there is no sentence for why; what happened in full is in %s: tell those who make it%n",
              writtenDown(fault));
    return LedgerCommand.NOT_DONE;
  }

  private static String writtenDown(Exception fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    try {
      return Files.writeString(Files.createTempFile("ledger-", ".log"), trace.toString())
          .toString();
    } catch (IOException _) {
      return "no file, since none can be written";
    }
  }
}
