package ledger.account;

import java.security.Principal;
import org.springframework.stereotype.Component;

/// For what lasts longer than a request: whether its caller would still be let in.
@Component
public class StillSignedIn {

  private final Accounts accounts;

  StillSignedIn(Accounts accounts) {
    this.accounts = accounts;
  }

  public boolean is(Principal caller) {
    return SignedIn.of(caller).filter(accounts::isSignedIn).isPresent();
  }
}
