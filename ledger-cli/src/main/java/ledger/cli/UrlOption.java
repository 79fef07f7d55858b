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
      description = "Where the ledger is (default: LEDGER_URL).")
  private Optional<URI> given = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// @throws ParameterException where it is no address
  Optional<URI> given() {
    given
        .filter(url -> !Urls.isWeb(url))
        .ifPresent(none -> {
          throw wrong(Urls.isNone(none));
        });
    return given;
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
    var set = Optional.ofNullable(System.getenv(ENVIRONMENT)).filter(text -> !text.isBlank());
    if (set.isEmpty()) return Optional.empty();
    try {
      var url = URI.create(set.get().strip());
      if (Urls.isWeb(url)) return Optional.of(url);
    } catch (IllegalArgumentException _) {
      // it is told below
    }
    throw wrong(
        ENVIRONMENT + " (" + set.get() + ") is no address: write it as http://localhost:8080");
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
