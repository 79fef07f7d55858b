package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What `--help` says to somebody who comes for the first time.
class HelpTest {

  /// A line of a terminal that is 80 columns wide; picocli keeps the last one free.
  private static final int WIDEST = 79;

  static Stream<CommandLine> commands() {
    var all = new ArrayList<CommandLine>();
    add(LedgerCommand.line(), all);
    return all.stream().filter(command -> !command.getCommandName().equals("help"));
  }

  private static void add(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(one -> add(one, all));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void each_option_says_what_it_is_and_what_holds_without_it(CommandLine command) {
    for (var option : command.getCommandSpec().options()) {
      var said = String.join(" ", option.description());
      assertThat(said).as(option.longestName()).isNotBlank();
      if (option.arity().max() == 0) continue;
      assertThat(option.paramLabel())
          .as("%s of %s", option.longestName(), command)
          .matches("[A-Z|]+");
      if (!option.required())
        assertThat(said).as(option.longestName()).containsPattern("default: .+|none is");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void what_is_laid_out_fits_a_terminal(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().footer())
        .allMatch(line -> line.replace("%%", "%").length() <= WIDEST);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void each_command_that_does_something_says_how_it_ends_and_gives_an_example(CommandLine command) {
    if (!command.getSubcommands().isEmpty()) return;
    var help = command.getUsageMessage();
    assertThat(help).contains("Exit codes: ");
    assertThat(help).containsPattern("\\./ledger [a-z-]+");
  }

  /// With the options that they name: whoever types one off finds it.
  @ParameterizedTest
  @MethodSource("commands")
  void its_examples_can_be_typed(CommandLine command) {
    var lines = String.join("\n", command.getCommandSpec().usageMessage().footer());
    for (var line : lines.replace("\\\n", "").split("\n")) {
      if (!line.matches("(Examples?:| ) *\\./ledger .*") || command.getParent() == null) continue;
      var words =
          line.replaceFirst(".*\\./ledger ", "")
              .replaceFirst(" [<>|] .*", "")
              .replaceAll("\"[^\"]*\"", "text")
              .split("\\s+");
      assertThat(LedgerCommand.line().parseArgs(words).errors()).as(line).isEmpty();
    }
  }

  @Test
  void the_servers_commands_are_named_as_well() {
    var help = Ran.ledger("--help").out();
    assertThat(ServerCommands.names()).allMatch(help::contains);
  }

  @Test
  void nothing_is_said_beside_it() {
    assertThat(commands().map(command -> command.getUsageMessage()))
        .allMatch(help -> help.contains("Usage: "));
  }

  /// Whatever was added since is completed as well.
  @Test
  void each_shell_completes_every_option_of_every_command() {
    for (var shell : List.of("bash", "zsh", "fish")) {
      var script = Ran.ledger("completion", shell).out();
      commands()
          .flatMap(command -> command.getCommandSpec().options().stream())
          .map(option -> option.longestName().replaceFirst("^-+", ""))
          .forEach(name -> assertThat(script).as(shell).contains(name));
    }
  }
}
