package ledger.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The commands that `./ledger` gives to the server, which is another program: known here by name,
/// to be completed and to be found when they are mistyped.
public final class ServerCommands {

  private ServerCommands() {}

  public static List<CommandSpec> all() {
    var anyStart = List.of("--port", "--host", "--data");
    return List.of(
        command("serve", "Starts the ledger.", anyStart, List.of("--tls-cert", "--tls-key"))
            .addOption(OptionSpec.builder("--json").build())
            .addOption(OptionSpec.builder("--reader").build()),
        command("demo", "Starts the ledger and records the founding case.", anyStart, List.of())
            .addOption(OptionSpec.builder("--json").build()),
        command(
            "carry-over",
            "Writes the acts of a ledger of the form before this one into a new one.",
            List.of("--from", "--data"),
            List.of()),
        command(
            "backup",
            "Copies a ledger's tables into a folder, and its keys, sealed, into a file.",
            List.of("--data"),
            List.of("--keys", "--passphrase-file")),
        restore());
  }

  private static CommandSpec restore() {
    var command =
        command(
            "restore",
            "Makes a ledger of a backup, and verifies all of it.",
            List.of("--data", "--until"),
            List.of("--keys", "--passphrase-file", "--erasures", "--checkpoint", "--wal"));
    for (var flag : List.of("--without-keys", "--no-erasures", "--no-checkpoint", "--as-new-log"))
      command.addOption(OptionSpec.builder(flag).build());
    return command;
  }

  static List<String> names() {
    return all().stream().map(CommandSpec::name).toList();
  }

  private static CommandSpec command(
      String name, String description, List<String> options, List<String> files) {
    var command = CommandSpec.create().name(name);
    command.usageMessage().description(description);
    for (var option : options) command.addOption(taking(option, String.class));
    for (var option : files) command.addOption(taking(option, java.nio.file.Path.class));
    return command.mixinStandardHelpOptions(true);
  }

  private static OptionSpec taking(String option, Class<?> type) {
    return OptionSpec.builder(option).arity("1").type(type).build();
  }
}
