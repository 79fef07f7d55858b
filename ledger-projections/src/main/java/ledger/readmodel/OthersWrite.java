package ledger.readmodel;

import java.util.Collection;
import ledger.value.Id;

/// Other nodes wrote the same negotiations each time that this one tried: nothing of what it folded
/// is written, and nothing is amiss. What is due stays due.
public final class OthersWrite extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  OthersWrite(Collection<Id> negotiations) {
    super("others write the same negotiations: " + negotiations);
  }
}
