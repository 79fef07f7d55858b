package ledger.account;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Software signs in with each request, by the token that it sends.
final class BearerSignIn implements AuthenticationManager {

  private final SignIns signIns;
  private final IssuerSignIn issuer;

  BearerSignIn(SignIns signIns, IssuerSignIn issuer) {
    this.signIns = signIns;
    this.issuer = issuer;
  }

  @Override
  public Authentication authenticate(Authentication sent) {
    var secret = ((BearerTokenAuthenticationToken) sent).getToken();
    if (issuer.isFor(secret)) return of(issuer.byToken(secret, sent), secret);
    return signIns
        .byToken(new Token(secret), sent)
        .map(as -> of(as, secret))
        .orElseThrow(() -> new InvalidBearerTokenException("this token signs nobody in"));
  }

  static BearerTokenAuthentication of(SignedIn as, String secret) {
    var token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, secret, null, null);
    return new BearerTokenAuthentication(as, token, as.getAuthorities());
  }
}
