package ledger.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where a ledger is: as an argument, or in the environment.
final class UrlOption {

  static final String ENVIRONMENT = "LEDGER_URL";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the ledger is, such as http://localhost:8080 (default: LEDGER_URL).")
  private Optional<String> given = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// @throws ParameterException where it is no address
  Optional<URI> given() {
    return given.map(typed -> parsed("--url " + Urls.shown(typed), typed));
  }

  /// @throws ParameterException where there is none, or it is no address
  URI needed() {
    return given()
        .or(this::ofEnvironment)
        .orElseThrow(() ->
            wrong(
                "no ledger is named: give --url, such as http://localhost:8080, or set "
                    + ENVIRONMENT));
  }

  /// Where `./ledger serve` is unless it is told otherwise, if none is named.
  ///
  /// @throws ParameterException where it is no address
  URI orUsual() {
    return given().or(this::ofEnvironment).orElse(URI.create("http://localhost:8080"));
  }

  private Optional<URI> ofEnvironment() {
    return Optional.ofNullable(System.getenv(ENVIRONMENT))
        .filter(text -> !text.isBlank())
        .map(set -> parsed("%s (%s)".formatted(ENVIRONMENT, Urls.shown(set)), set));
  }

  private URI parsed(String named, String typed) {
    try {
      return Urls.parse(typed);
    } catch (Urls.NoAddress why) {
      throw wrong(named + " " + why.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
