package ledger.request;

import java.security.Principal;
import ledger.act.UserId;

/// Who is asking.
public final class Caller {

  private Caller() {}

  public static UserId of(Principal principal) {
    return new UserId(principal.getName());
  }
}
