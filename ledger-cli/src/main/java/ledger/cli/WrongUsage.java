package ledger.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with what was typed, what was perhaps meant, and where the rest is told.
final class WrongUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    var line = wrong.getCommandLine();
    var err = line.getErr();
    err.println(line.getColorScheme().errorText(String.valueOf(wrong.getMessage())));
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      var near = NearNames.of(unmatched.getUnmatched().getFirst(), names(line, unmatched));
      if (!near.isEmpty())
        err.println("Did you mean " + near.stream().collect(Collectors.joining(", or ")) + "?");
    }
    err.println("./" + line.getCommandSpec().qualifiedName() + " --help says more");
    return LedgerCommand.USAGE;
  }

  private static List<String> names(CommandLine line, UnmatchedArgumentException unmatched) {
    var spec = line.getCommandSpec();
    if (unmatched.isUnknownOption())
      return spec.options().stream().flatMap(option -> Stream.of(option.names())).toList();
    var names = new ArrayList<>(line.getSubcommands().keySet());
    if (spec.parent() == null) names.addAll(ServerCommands.names());
    return names;
  }
}
