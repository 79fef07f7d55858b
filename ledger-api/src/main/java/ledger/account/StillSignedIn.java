package ledger.account;

import java.security.Principal;
import java.util.function.BooleanSupplier;
import ledger.log.Log.Unreachable;
import org.springframework.stereotype.Component;

/// For what lasts longer than a request: whether its caller would still be let in.
@Component
public class StillSignedIn {

  private final Accounts accounts;

  StillSignedIn(Accounts accounts) {
    this.accounts = accounts;
  }

  /// It holds on to what the caller signed in with, and to nothing else of the request.
  ///
  /// While that cannot be told, because the database is away, nothing is recorded that could be
  /// told the caller either: whoever was let in stays in.
  public BooleanSupplier of(Principal caller) {
    var as = SignedIn.of(caller);
    return () -> {
      try {
        return as.filter(accounts::isSignedIn).isPresent();
      } catch (Unreachable _) {
        return true;
      }
    };
  }
}
