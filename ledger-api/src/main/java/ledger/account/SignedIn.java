package ledger.account;

import java.io.Serial;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/// Who signed in, and with what: a request is over at once, a session and a stream last, and end
/// when it signs nobody in any more.
///
/// @param user the id
/// @param token its hash
record SignedIn(String user, String token, List<GrantedAuthority> authorities)
    implements OAuth2AuthenticatedPrincipal, java.io.Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static Optional<SignedIn> of(Principal caller) {
    return caller instanceof Authentication authentication
            && authentication.getPrincipal() instanceof SignedIn as
        ? Optional.of(as)
        : Optional.empty();
  }

  @Override
  public String getName() {
    return user;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of("sub", user);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities;
  }
}
