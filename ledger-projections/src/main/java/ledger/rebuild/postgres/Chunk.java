package ledger.rebuild.postgres;

import java.util.ArrayList;
import java.util.List;
import ledger.readmodel.NegotiationFold;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.ReadModelStore.Failure;
import ledger.value.Id;

/// Some negotiations, folded once for all queries, and not written yet.
///
/// @param failures what cannot be folded, and why
record Chunk(List<Id> negotiations, List<NegotiationFold> folds, List<Failure> failures) {

  static Chunk of(List<Id> negotiations, ReadModelProjector projector) {
    var chunk = new Chunk(negotiations, new ArrayList<>(), new ArrayList<>());
    for (var negotiation : negotiations)
      try {
        projector.anew(negotiation).ifPresent(chunk::add);
      } catch (RuntimeException | StackOverflowError e) {
        chunk.failures.addAll(projector.failures(negotiation, e));
      }
    return chunk;
  }

  private void add(NegotiationFold fold) {
    folds.add(fold);
    failures.addAll(fold.failures());
  }
}
