package ledger.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// What mediators and auditors type. Exit codes: 0 done, 1 something was refused, 2 wrong usage, 3
/// could not be done.
@Command(
    name = "ledger",
    description = "The agreement ledger.",
    subcommands = {RecordCommand.class, HelpCommand.class},
    footer = {"", "The server has commands of its own: ledger serve, ledger demo."},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class LedgerCommand {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int NOT_DONE = 3;

  private LedgerCommand() {}

  public static void main(String... arguments) {
    System.exit(new CommandLine(new LedgerCommand()).execute(arguments));
  }
}
