package ledger.terms;

import java.util.List;
import ledger.act.Id;
import ledger.act.Malformed;
import ledger.act.Words;

/// How commitments hang together, in words only: what the words mean comes from readings.
public record Linkage(Id id, List<Id> covers, Words texts) implements Term {
  public Linkage {
    covers = List.copyOf(covers);
    Malformed.unless(!covers.isEmpty(), "\"covers\" is empty: a linkage covers commitments");
  }
}
