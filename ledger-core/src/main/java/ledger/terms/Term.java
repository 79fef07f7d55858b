package ledger.terms;

import ledger.value.Id;
import ledger.value.Words;

/// One clause of an agreement.
public sealed interface Term
    permits Commitment,
        Linkage,
        Power,
        DurationClause,
        Term.Recital,
        Term.Definition,
        Term.Procedure {

  /// Its name inside the agreement; a commitment's and a power's is its key.
  Id id();

  Words texts();

  record Recital(Id id, Words texts) implements Term {}

  record Definition(Id id, Words texts) implements Term {}

  record Procedure(Id id, Words texts) implements Term {}
}
