package ledger.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// What mediators and auditors type. Exit codes: 0 done, 1 something was refused, 2 wrong usage, 3
/// could not be done.
@Command(
    name = "ledger",
    description = "The agreement ledger.",
    subcommands = {
      NewCommand.class,
      RecordCommand.class,
      ShowCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      RebuildCommand.class,
      UnsealCommand.class,
      EraseCommand.class,
      LogKeyCommand.class,
      ProveCommand.class,
      WatchCommand.class,
      WitnessCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "The server has commands of its own: serve, demo, backup, restore, carry-over.",
      "",
      "To begin with:",
      "  ./ledger demo                                  a ledger with a story in it",
      "  ./ledger login --url http://localhost:8080     keeps the token that it prints",
      "  ./ledger show corridor --url http://localhost:8080",
      "",
      "Exit codes: 0 done, 1 something was refused or is altered, 2 wrong usage,",
      "3 could not be done. Each command says more: ./ledger COMMAND --help"
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class LedgerCommand {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int NOT_DONE = 3;

  /// Of an auditor's commands: the record is not what was signed.
  static final int ALTERED = 1;

  private LedgerCommand() {}

  public static void main(String... arguments) {
    // Acts are UTF-8 in whatever locale this runs.
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(line().setOut(out).execute(arguments));
  }

  /// The whole command, ready to be given arguments.
  public static CommandLine line() {
    var line =
        new CommandLine(new LedgerCommand())
            .setColorScheme(Colours.scheme())
            .setParameterExceptionHandler(new WrongUsage())
            .setExecutionExceptionHandler(new NoSentence());
    TypedArguments.read(line);
    showVersion(line);
    return line;
  }

  private static void showVersion(CommandLine line) {
    line.getCommandSpec().versionProvider(new BuildVersion());
    line.getSubcommands().values().forEach(LedgerCommand::showVersion);
  }
}
