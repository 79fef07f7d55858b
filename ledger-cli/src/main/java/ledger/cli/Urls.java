package ledger.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads where a ledger is, before anything is sent there.
final class Urls {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LAST_PORT = 65_535;

  private Urls() {}

  /// What was typed is no address. The message goes on from what was typed.
  static final class NoAddress extends Exception {
    private static final long serialVersionUID = 1L;

    private NoAddress(String why) {
      super(why);
    }
  }

  static URI parse(String typed) throws NoAddress {
    var url = uri(typed).orElseThrow(() -> noAddress("is no address"));
    var scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !SCHEMES.contains(scheme)) throw noAddress("is no address");
    if (url.getRawUserInfo() != null)
      throw noAddress(
          "has a name or a password in it: leave it out, and sign in with --token-file or ./ledger login");
    if (url.getRawQuery() != null || url.getRawFragment() != null)
      throw noAddress("has a ? or a # in it: leave out what begins there");
    if (url.getPort() == 0 || url.getPort() > LAST_PORT)
      throw noAddress("has no port: ports are 1 to " + LAST_PORT);
    return URI.create(scheme + url.toASCIIString().substring(scheme.length()));
  }

  private static Optional<URI> uri(String typed) {
    try {
      return Optional.of(new URI(typed.strip()));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static NoAddress noAddress(String why) {
    return new NoAddress(
        why + (why.contains(":") ? "; " : ": ") + "write it as http://localhost:8080");
  }

  /// As it was typed, without what may be a password.
  static String shown(String typed) {
    return typed.replaceFirst("//.*@", "//…@");
  }
}
