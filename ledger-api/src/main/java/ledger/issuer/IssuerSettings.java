package ledger.issuer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ledger.startup.CannotStart;
import org.springframework.core.env.Environment;

/// Which organisation says who somebody is (OpenID Connect): `ledger.oidc.…`. Without `issuer`
/// there is none.
///
/// @param issuer its name, letter for letter as it calls itself
/// @param claim what it says of somebody that is a user's id here
/// @param audience who a token of software has to be for; empty where none signs in
/// @param client as which people are signed in there; empty where none are
/// @param session how long somebody who signed in there stays signed in here
public record IssuerSettings(
    URI issuer,
    String claim,
    Optional<String> audience,
    Optional<Client> client,
    Duration session) {

  /// As what this ledger is registered there.
  ///
  /// @param secret empty where it has none, and proves itself by PKCE alone
  /// @param redirect where people come back to; empty for below the address that they asked
  /// @param scopes what is asked for
  public record Client(
      String id, Optional<String> secret, Optional<String> redirect, List<String> scopes) {}

  /// Empty where no issuer is named.
  ///
  /// @throws CannotStart where what is set does not go together
  public static Optional<IssuerSettings> of(Environment environment) {
    var issuer = text(environment, "ledger.oidc.issuer");
    var client = text(environment, "ledger.oidc.client-id").map(id -> client(id, environment));
    var audience = text(environment, "ledger.oidc.audience");
    if (issuer.isEmpty()) {
      if (client.isPresent() || audience.isPresent())
        throw new CannotStart("ledger.oidc.issuer is missing: name who signs people in");
      return Optional.empty();
    }
    if (client.isEmpty() && audience.isEmpty())
      throw new CannotStart(
          "ledger.oidc.issuer is set, and nobody could sign in: set ledger.oidc.client-id for people, ledger.oidc.audience for software, or both");
    return Optional.of(
        new IssuerSettings(
            address(issuer.get()),
            text(environment, "ledger.oidc.claim").orElse("sub"),
            audience,
            client,
            environment.getProperty("ledger.oidc.session", Duration.class, Duration.ofHours(8))));
  }

  private static Client client(String id, Environment environment) {
    return new Client(
        id,
        text(environment, "ledger.oidc.client-secret"),
        text(environment, "ledger.oidc.redirect-uri"),
        List.of(text(environment, "ledger.oidc.scopes").orElse("openid").split("[ ,]+")));
  }

  private static Optional<String> text(Environment environment, String name) {
    return Optional.ofNullable(environment.getProperty(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static URI address(String issuer) {
    try {
      var address = URI.create(issuer);
      if (address.getHost() != null
          && List.of("http", "https").contains(address.getScheme())
          && address.getQuery() == null
          && address.getFragment() == null) return address;
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new CannotStart(
        "ledger.oidc.issuer is \"%s\", which is no address: write it as https://login.example/realm"
            .formatted(issuer));
  }
}
