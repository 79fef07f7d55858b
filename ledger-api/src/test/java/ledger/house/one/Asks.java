package ledger.house.one;

import ledger.house.two.IsAsked;

/// Half of a circle, so that the rule against circles can be seen to fail.
public final class Asks {

  public IsAsked other() {
    return new IsAsked(this);
  }
}
