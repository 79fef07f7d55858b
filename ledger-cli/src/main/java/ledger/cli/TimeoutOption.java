package ledger.cli;

import ledger.client.Patience;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How long a ledger may stand still.
final class TimeoutOption {

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "2m",
      description =
          "How long the ledger may stand still before it is given up, such as 30s, 5m or 1h; a long answer may take longer (default: ${DEFAULT-VALUE}).")
  private String time = "";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// @throws ParameterException where it is no time
  Patience patience() {
    return Durations.parse(time)
        .map(Patience::new)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--timeout %s is no time: write 30s, 5m or 1h".formatted(time)));
  }
}
