package ledger.account;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Where a token is shown, by software or in the form: whom it signs in.
@Component
class SignIns {

  private final Accounts accounts;
  private final TokenUses uses;

  SignIns(Accounts accounts, TokenUses uses) {
    this.accounts = accounts;
    this.uses = uses;
  }

  Optional<SignedIn> with(Token token) {
    var as = accounts.signIn(token);
    as.ifPresent(uses::used);
    return as;
  }
}
