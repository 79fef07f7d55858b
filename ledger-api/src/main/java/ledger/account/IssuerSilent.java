package ledger.account;

import org.springframework.security.core.AuthenticationException;

/// Whether a token of the issuer is good cannot be told now.
final class IssuerSilent extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  IssuerSilent(String why) {
    super(why);
  }
}
