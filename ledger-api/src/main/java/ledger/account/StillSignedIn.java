package ledger.account;

import java.security.Principal;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// For what lasts longer than a request: whether its caller would still be let in.
@Component
public class StillSignedIn {

  private final Accounts accounts;

  StillSignedIn(Accounts accounts) {
    this.accounts = accounts;
  }

  /// It holds on to what the caller signed in with, and to nothing else of the request.
  public BooleanSupplier of(Principal caller) {
    var as = SignedIn.of(caller);
    return () -> as.filter(accounts::isSignedIn).isPresent();
  }
}
