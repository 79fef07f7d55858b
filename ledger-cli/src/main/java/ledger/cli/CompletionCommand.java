package ledger.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to complete this command.
@Command(
    name = "completion",
    description = "Prints what bash, zsh or fish needs to complete ./ledger.",
    footer = {
      "",
      "bash, zsh   source <(./ledger completion bash)",
      "fish        ./ledger completion fish | source",
      "Exit codes: 0 done, 2 wrong usage."
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

  enum Shell {
    bash,
    zsh,
    fish
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var whole = whole();
    spec.commandLine()
        .getOut()
        .print(
            switch (shell) {
              // Its script turns zsh's emulation of bash on by itself.
              case bash, zsh -> AutoComplete.bash(whole.getCommandName(), whole);
              case fish -> FishCompletion.of(whole.getCommandSpec());
            });
    spec.commandLine().getOut().flush();
    return LedgerCommand.DONE;
  }

  /// With the commands that are the server's.
  private static CommandLine whole() {
    var line = LedgerCommand.line();
    for (var command : ServerCommands.all()) line.addSubcommand(command.name(), command);
    return line;
  }
}
