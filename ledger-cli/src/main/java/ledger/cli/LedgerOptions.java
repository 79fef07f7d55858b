package ledger.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import ledger.cli.audit.LedgerSource;
import ledger.client.LedgerClient;
import ledger.value.Id;
import ledger.value.Malformed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What every command has that asks a ledger: where it is, who asks, and by whose word it is that
/// ledger.
abstract class LedgerOptions implements Callable<Integer> {

  @Mixin private UrlOption url = new UrlOption();

  @Mixin private TokenOptions token = new TokenOptions();

  @Mixin private CaCert caCert = new CaCert();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  @Spec private CommandSpec spec;

  /// As an argument alone: of a command that need not ask a ledger.
  ///
  /// @throws ParameterException where it is no address
  Optional<URI> givenUrl() {
    return url.given();
  }

  /// @throws ParameterException where none is named, or it is no address
  URI url() {
    return url.needed();
  }

  TokenOptions token() {
    return token;
  }

  /// Signed in.
  ///
  /// @throws ParameterException where there is no token
  LedgerClient client() {
    return client(token.needed(url()));
  }

  LedgerClient client(String secret) {
    return client(Optional.of(secret));
  }

  /// @param secret empty for a stranger
  LedgerSource source(Optional<String> secret) {
    return new LedgerSource(client(secret), secret.isPresent());
  }

  private LedgerClient client(Optional<String> secret) {
    return new LedgerClient(url(), secret, caCert.authorities(), timeout.patience());
  }

  /// @throws ParameterException where it is none
  Id id(String typed) {
    try {
      return new Id(typed);
    } catch (Malformed none) {
      throw wrong(String.valueOf(none.getMessage()));
    }
  }

  PrintWriter out() {
    return Visible.of(spec.commandLine().getOut());
  }

  PrintWriter err() {
    return Visible.of(spec.commandLine().getErr());
  }

  ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
