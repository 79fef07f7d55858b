package ledger.terms;

import java.util.List;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.Words;

/// How commitments hang together. Words alone mean nothing computable: that comes from readings.
///
/// @param links the meaning, where the text itself spells it out; mostly it does not
public record Linkage(Id id, List<Id> covers, Words texts, List<Link> links) implements Term {
  public Linkage {
    covers = List.copyOf(covers);
    links = List.copyOf(links);
    Malformed.unless(!covers.isEmpty(), "\"covers\" is empty: a linkage covers commitments");
  }
}
