package ledger.account;

import org.springframework.security.core.AuthenticationException;

/// The issuer knows who it is, and nobody here has that name.
final class NobodysAccount extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  NobodysAccount() {
    super("no account has the name that the issuer says");
  }
}
