package ledger.agreement;

import java.time.Instant;
import ledger.act.Act;

/// An act with the moment it takes effect, as whoever folds it has it.
public interface Dated<A extends Act> {
  A act();

  Instant effective();
}
