/// What keeps the read models in step with the record. [ReadModelProjector] folds each negotiation
/// that was spoken of once, for all queries, on from where [FoldMemory] has it; [WrittenRows]
/// compares the rows as values with those that were written last, which [RowMemory] remembers; only
/// what differs becomes a [StoredRow]. [Freshness] says how far the read models of a negotiation
/// have come, and [ReadModelStore] is where they are.
///
/// Never a source of truth: everything here can be dropped and folded again.
@NullMarked
package ledger.readmodel;

import org.jspecify.annotations.NullMarked;
