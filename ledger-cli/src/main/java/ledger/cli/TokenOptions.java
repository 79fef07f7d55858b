package ledger.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Who asks a ledger: a token that is given, in a file, in the environment, or kept by `./ledger
/// login`. The first of these that is there.
final class TokenOptions {

  static final String ENVIRONMENT = "LEDGER_TOKEN";

  /// Longer than any token; a file that is longer is another one.
  private static final int LONGEST = 8192;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The token of the user who asks, such as ledger_7fRf…; everybody on the machine can read it there (default: --token-file, LEDGER_TOKEN, or what ./ledger login keeps).")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file that holds the token and nothing else, such as token.txt (default: see --token).")
  private Optional<Path> file = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// @throws ParameterException where there is none, or it cannot be read
  String needed(URI url) {
    return of(url)
        .orElseThrow(() ->
            wrong(
                "no token: give --token-file or --token, set %s, or run ./ledger login --url %s"
                    .formatted(ENVIRONMENT, url)));
  }

  /// Empty for a stranger.
  ///
  /// @throws ParameterException where what is there cannot be read
  Optional<String> of(URI url) {
    return given().or(() -> environment()).or(() -> kept(url));
  }

  /// As an argument or in a file.
  Optional<String> given() {
    if (token.isPresent() && file.isPresent())
      throw wrong("one of --token and --token-file is enough");
    return token
        .filter(one -> !one.isEmpty())
        .map(one -> word(one, "--token"))
        .or(() -> file.map(this::read));
  }

  private Optional<String> environment() {
    return Optional.ofNullable(System.getenv(ENVIRONMENT))
        .filter(one -> !one.isEmpty())
        .map(one -> word(one, ENVIRONMENT));
  }

  private String word(String text, String of) {
    return oneWord(text).orElseThrow(() -> wrong(of + " is no token: one word of ASCII"));
  }

  private Optional<String> kept(URI url) {
    try {
      return KeptTokens.ofUser(Map.copyOf(System.getenv())).of(url);
    } catch (IOException unreadable) {
      throw wrong(String.valueOf(unreadable.getMessage()));
    }
  }

  private String read(Path from) {
    try (var in = Files.newInputStream(from)) {
      var text = new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8);
      return oneWord(text)
          .orElseThrow(() -> wrong("--token-file " + from + " does not hold one token"));
    } catch (IOException _) {
      throw wrong("--token-file " + from + " cannot be read: check the path");
    }
  }

  /// @param text with or without white space around it
  static Optional<String> oneWord(String text) {
    return Optional.of(text.strip())
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
        .filter(word -> word.chars().allMatch(c -> c > ' ' && c < 127));
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
