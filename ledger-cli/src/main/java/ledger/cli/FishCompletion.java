package ledger.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What fish needs to complete a command: a line for each subcommand and each option.
final class FishCompletion {

  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandSpec root) {
    var completion = new FishCompletion(root.name());
    completion.lines.add("complete -c " + root.name() + " -f");
    completion.add(root, List.of());
    return String.join("\n", completion.lines) + "\n";
  }

  /// @param path the subcommands that lead to it
  private void add(CommandSpec command, List<String> path) {
    var subcommands = command.subcommands();
    for (var each : subcommands.entrySet()) {
      var description = first(each.getValue().getCommandSpec().usageMessage().description());
      lines.add(line(at(path, subcommands.keySet()) + " -a " + each.getKey(), description));
      var further = new ArrayList<>(path);
      further.add(each.getKey());
      add(each.getValue().getCommandSpec(), further);
    }
    for (var option : command.options())
      if (!option.hidden())
        lines.add(
            line(at(path, List.of()) + names(option) + value(option), first(option.description())));
    if (command.positionalParameters().stream().anyMatch(FishCompletion::isFile))
      lines.add("complete -c " + program + at(path, List.of()) + " -F");
  }

  /// Where the words before it are these, and none of those.
  private static String at(List<String> path, Iterable<String> noneOf) {
    var conditions = new ArrayList<String>();
    for (var word : path) conditions.add("__fish_seen_subcommand_from " + word);
    var others = String.join(" ", noneOf);
    if (!others.isEmpty())
      conditions.add(
          path.isEmpty() ? "__fish_use_subcommand" : "not __fish_seen_subcommand_from " + others);
    return conditions.isEmpty() ? "" : " -n '" + String.join("; and ", conditions) + "'";
  }

  private static String names(OptionSpec option) {
    var names = new StringBuilder();
    for (var name : option.names())
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    return names.toString();
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) return "";
    return isFile(option) ? " -r -F" : " -x";
  }

  private static boolean isFile(ArgSpec argument) {
    var type = argument.auxiliaryTypes()[0];
    return type == Path.class || type == File.class;
  }

  private String line(String rest, String description) {
    return "complete -c "
        + program
        + rest
        + (description.isEmpty() ? "" : " -d '" + description.replace("'", "\\'") + "'");
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0].replaceAll("\\s+", " ");
  }
}
