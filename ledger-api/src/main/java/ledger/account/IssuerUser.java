package ledger.account;

import java.util.Collection;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody who signed in at the issuer, as who it is here. Of what the issuer says besides,
/// nothing is kept.
record IssuerUser(SignedIn as, OidcIdToken getIdToken) implements OidcUser {

  @Override
  public String getName() {
    return as.getName();
  }

  @Override
  public Map<String, Object> getClaims() {
    return as.getAttributes();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return as.getAttributes();
  }

  @Override
  public OidcUserInfo getUserInfo() {
    return new OidcUserInfo(as.getAttributes());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return as.getAuthorities();
  }
}
