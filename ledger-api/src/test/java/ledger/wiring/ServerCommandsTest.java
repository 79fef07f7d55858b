package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import ledger.cli.ServerCommands;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What the command line completes of the server's commands is what the server takes.
class ServerCommandsTest {

  @Test
  void the_command_line_knows_the_servers_commands_and_their_options() {
    var own =
        LedgerServer.line().getSubcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(command -> !command.usageMessage().hidden())
            .collect(Collectors.toMap(CommandSpec::name, ServerCommandsTest::options));
    var known =
        ServerCommands.all().stream()
            .collect(Collectors.toMap(CommandSpec::name, ServerCommandsTest::options));
    assertThat(known).isEqualTo(own);
  }

  private static Set<String> options(CommandSpec command) {
    return Set.copyOf(command.optionsMap().keySet());
  }
}
