package ledger.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ledger.account.Guesses.Source;
import ledger.account.SignInTrail.Way;
import ledger.act.UserId;
import ledger.issuer.Issuer;
import ledger.issuer.IssuerOrNone;
import ledger.value.Malformed;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Whoever the issuer says somebody is signs in to the account of that name, where there is one. An
/// operator opens it; the word of an issuer opens none.
@Component
class IssuerSignIn {

  private final Optional<Issuer> issuer;
  private final Accounts accounts;
  private final SignInTrail trail;
  private final Clock clock;

  IssuerSignIn(IssuerOrNone issuer, Accounts accounts, SignInTrail trail, Clock clock) {
    this.issuer = issuer.issuer();
    this.accounts = accounts;
    this.trail = trail;
    this.clock = clock;
  }

  /// What people do who sign in in a browser; empty where they do it by the form alone.
  Optional<Issuer> forPeople() {
    return issuer.filter(one -> one.settings().client().isPresent());
  }

  /// Whether a secret is of the kind that the issuer makes for software.
  boolean isFor(String secret) {
    return issuer.filter(one -> one.settings().audience().isPresent()).isPresent()
        && !secret.startsWith(Token.PREFIX)
        && secret.chars().filter(c -> c == '.').count() == 2;
  }

  /// @param request that the token came with
  SignedIn byToken(String secret, Authentication request) {
    var source = new Source(RemoteAddress.of(request), Optional.empty());
    var jwt = read(secret, source);
    var until = Optional.ofNullable(jwt.getExpiresAt()).orElse(clock.instant());
    var as = of(jwt.getClaims(), until);
    as.ifPresentOrElse(
        one -> trail.signedInDaily(one, source.address()), () -> trail.refused(source, Way.OIDC));
    return as.orElseThrow(NobodysAccount::new);
  }

  private Jwt read(String secret, Source source) {
    var decoder =
        issuer.flatMap(Issuer::tokens).orElseThrow(() -> new IssuerSilent("it does not answer"));
    try {
      return decoder.decode(secret);
    } catch (BadJwtException wrong) {
      trail.refused(source, Way.OIDC);
      throw new InvalidBearerTokenException("this token signs nobody in", wrong);
    } catch (JwtException unknown) {
      throw new IssuerSilent("its keys cannot be fetched");
    }
  }

  /// @param claims of an ID token that was checked
  Optional<SignedIn> byBrowser(Map<String, Object> claims, String address) {
    var session = issuer.orElseThrow().settings().session();
    var as = of(claims, clock.instant().plus(session));
    as.ifPresentOrElse(
        one -> trail.signedIn(one, Way.OIDC, address),
        () -> trail.refused(new Source(address, Optional.empty()), Way.OIDC));
    return as;
  }

  private Optional<SignedIn> of(Map<String, Object> claims, Instant until) {
    try {
      return Optional.ofNullable(claims.get(issuer.orElseThrow().settings().claim()))
          .map(claim -> new UserId(String.valueOf(claim)))
          .flatMap(user -> accounts.signIn(user, until));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}
