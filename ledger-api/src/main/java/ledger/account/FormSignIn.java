package ledger.account;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// People sign in by their name and a token, typed into the form.
final class FormSignIn implements AuthenticationProvider {

  private final SignIns signIns;

  FormSignIn(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    return signIns
        .byForm(new Token(String.valueOf(typed.getCredentials())), typed)
        .map(as -> new UsernamePasswordAuthenticationToken(as, null, as.getAuthorities()))
        .orElseThrow(() -> new BadCredentialsException("no such user and token"));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
